import type { Design } from '../design/design.ts';
import { priceDatesText } from '../evaluation/cost/priceDates.ts';
import type { Evaluation, Finding } from '../evaluation/evaluation.ts';
import { countOf, formatCount, formatUsd } from '../evaluation/figures.ts';
import type { CdkOmission } from './cdk/stackModel.ts';
import { CDK_FOLDER } from './cdk/toCdk.ts';
import { stackName } from './cdk/appFiles.ts';
import { blocks, bullets, inert, sentence, table } from './markdown.ts';
import { packagePaths } from './paths.ts';
import { smallPictureNote } from './pictureScale.ts';

/**
 * `README.md` of the package: what is in it and what to do with it, in the order in which a platform team needs it.
 * What is wrong with the design stands on top, in plain view. `pictureScale` is that of `network.png`.
 */
export function handoffReadme(
  design: Design,
  evaluation: Evaluation,
  omissions: readonly CdkOmission[],
  pictureScale: number,
): string {
  return blocks(
    `# ${inert(design.name)}: network handoff`,
    errorNotice(evaluation),
    introduction(design, evaluation),
    inert(design.notes),
    '## What is in here',
    contents(design),
    smallPictureNote(pictureScale) ?? '',
    '## Deploy',
    deploySteps(design),
    ...closeDefaultGroup(design),
    omissions.length === 0 ? '' : '## What the stack leaves out',
    bullets(omissions.map(({ message }) => sentence(message))),
    '## Open findings',
    openFindings(evaluation),
    ...setAsideSection(evaluation),
    '## Assumptions to confirm',
    assumptions(design),
    ...signOffSection(evaluation),
    '## Change it',
    `Open \`${packagePaths.design}\` in Groundplan, edit it there and export again. An edit of the files here is lost with the next export.`,
    'The outputs of the deployment can be opened there too: the inventory then shows the ids, and the next export has them.',
  );
}

function errorNotice({ totals: { errors } }: Evaluation): string {
  if (errors === 0) return '';
  return `> **This design has ${countOf(errors, 'error')}.** It was exported as it is. Read the open findings below before deploying it.`;
}

function introduction(design: Design, { totals, plan, cost }: Evaluation): string {
  const { zones, subnets, securityGroups, allocatedAddresses, monthlyUsd } = totals;
  const known = cost.totalPartial ? ', as far as prices are known' : '';
  const money = `${formatUsd(monthlyUsd)} a month before traffic, ${formatUsd(cost.totalUsd)} with it${known}`;
  return bullets([
    `Design revision ${design.revision}, region ${design.region}, VPC ${inert(design.vpc.name)} with ${plan.blocks.map(({ cidr }) => sentence(cidr)).join(', ')}`,
    `${countOf(zones, 'Availability Zone')}, ${countOf(subnets, 'subnet')}, ${countOf(securityGroups, 'security group')}, ${formatCount(allocatedAddresses)} addresses in subnets`,
    `${money}, list prices of ${priceDatesText(cost.pricesAsOf)}`,
  ]);
}

function contents({ requirements }: Design): string {
  const growth = requirements.growth === null ? 'room to grow' : 'growth month by month';
  const rows: readonly (readonly [string, string])[] = [
    [packagePaths.stack, 'the VPC as a CDK stack, with the small app around it'],
    [`${CDK_FOLDER}/test/stack-is-the-design.test.ts`, 'the test that the stack is the design'],
    [packagePaths.picture, 'the network as a picture'],
    [packagePaths.drawing, 'the same drawing as vector graphics, for documents'],
    [packagePaths.cidrPlan, `address plan, inventory, ${growth}, loss of a zone`],
    [packagePaths.subnetDesign, 'subnets: the matrix of tiers and zones, and each in detail'],
    [packagePaths.subnetIds, 'subnet ids, to be filled after deployment'],
    [packagePaths.natConfig, 'NAT, route tables, and the options for the way out'],
    [packagePaths.securityGroups, 'security groups with their rules in words'],
    [packagePaths.securityMatrix, 'who may talk to whom on which ports'],
    [
      packagePaths.securityReview,
      'the security review: each boundary with its proof, what is open, who signed',
    ],
    [packagePaths.endpoints, 'VPC endpoints and when they pay off'],
    [packagePaths.costs, 'what the network costs, and why'],
    [packagePaths.tracker, 'the tracker: tasks, decisions, criteria with evidence, issues'],
    [packagePaths.design, 'the design itself, to open again'],
    [packagePaths.manifest, 'every file, with its size and SHA-256'],
  ];
  return table(
    [['File'], ['What it is']],
    rows.map(([path, what]) => [`\`${path}\``, what]),
  );
}

function deploySteps(design: Design): string {
  const ids = `groundplan ids ../../network/design.groundplan.json --outputs outputs.json --out ../../network/subnet-allocation/ids.json`;
  return blocks(
    `Node.js 20.19 or newer, and credentials of the AWS account. The stack is called \`${stackName(design)}\`. An account and region that has not seen the CDK yet needs \`npx cdk bootstrap\` once, before the deployment.`,
    [
      '```sh',
      'cd aws-migration/phase-1/iac/cdk',
      'npm ci && npm test && npx cdk synth',
      'npx cdk deploy --outputs-file outputs.json',
      ids,
      '```',
    ].join('\n'),
    'The first two lines need no AWS account: they type-check the stack, hold it against the design and the other files of this package, write its template and validate it. Keep `npm test` in the pipeline: it fails when somebody edits the stack or the design and not the other.',
    'The last line, with the program that wrote this package, fills `ids.json` with the ids that AWS gave. Without the outputs it takes what AWS has:',
    ['```sh', `aws ec2 describe-subnets --region ${design.region} --output json > outputs.json`, '```'].join(
      '\n',
    ),
  ).trimEnd();
}

/**
 * CloudFormation can add rules to the default group and take none away, so closing it is a step by hand. Command
 * reference: https://docs.aws.amazon.com/cli/latest/reference/ec2/revoke-security-group-ingress.html.
 */
function closeDefaultGroup(design: Design): readonly string[] {
  if (design.vpc.defaultGroup !== 'closed') return [];
  const outputs = "Stacks[0].Outputs[?OutputKey=='VpcId'].OutputValue";
  const revoke = (direction: 'ingress' | 'egress') => {
    const own = `SecurityGroupRules[?IsEgress==\`${String(direction === 'egress')}\`].SecurityGroupRuleId`;
    return [
      `aws ec2 describe-security-group-rules --filters "Name=group-id,Values=$GROUP" --query '${own}' --output text |`,
      `  xargs -r aws ec2 revoke-security-group-${direction} --group-id "$GROUP" --security-group-rule-ids`,
    ];
  };
  return [
    '## Close the default security group',
    'The design takes every rule away from the default security group of the VPC. CloudFormation cannot: it adds rules and removes none that AWS made. Run this once after the deployment; run again, it changes nothing. Until somebody ticks it, the tracker of a deployed design names it as open.',
    [
      '```sh',
      // In brackets: pasted into a terminal, what fails must end the block and not the terminal.
      '(',
      'set -eu',
      `export AWS_REGION="${design.region}"`,
      `VPC=$(aws cloudformation describe-stacks --stack-name ${stackName(design)} --query "${outputs}" --output text)`,
      'GROUP=$(aws ec2 describe-security-groups --filters "Name=vpc-id,Values=$VPC" Name=group-name,Values=default --query "SecurityGroups[0].GroupId" --output text)',
      ...revoke('ingress'),
      ...revoke('egress'),
      ')',
      '```',
    ].join('\n'),
  ];
}

const SEVERITIES: readonly Finding['severity'][] = ['error', 'warning', 'info'];

function openFindings({ findings }: Evaluation): string {
  const open = SEVERITIES.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity && finding.setAside === null),
  );
  if (open.length === 0) return 'None.';
  return bullets(
    open.map(({ severity, title, why }) => `**${severity}**: ${sentence(title)} ${sentence(why)}`),
  );
}

function setAsideSection({ findings }: Evaluation): readonly string[] {
  const points = findings.flatMap(({ title, setAside }) =>
    setAside === null
      ? []
      : [
          `${sentence(title)} Set aside by ${inert(setAside.by)} on ${setAside.on}: ${inert(setAside.reason)}`,
        ],
  );
  return points.length === 0 ? [] : ['## Findings set aside', bullets(points)];
}

function signOffSection({ signatures }: Evaluation): readonly string[] {
  const points = signatures.map(({ of, by, on, revision, current }) => {
    const what = of === 'security' ? 'The security review' : 'The design';
    const since = current ? '' : ' **What was signed has changed since.**';
    return `${what}, by ${inert(by)} on ${on} at revision ${revision}.${since}`;
  });
  return points.length === 0 ? [] : ['## Signed', bullets(points)];
}

function assumptions({ assumptions: all }: Design): string {
  const points = Object.values(all).map(({ text, confirmed }) =>
    confirmed === null
      ? `[ ] ${inert(text)}`
      : `[x] ${inert(text)} Confirmed by ${inert(confirmed.by)} on ${confirmed.on}.`,
  );
  return points.length === 0 ? 'None.' : bullets(points);
}
