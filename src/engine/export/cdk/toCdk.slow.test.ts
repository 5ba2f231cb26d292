import { diffTemplate, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyCommand } from '../../commands/command.ts';
import type { Design } from '../../design/design.ts';
import { evaluate } from '../../evaluation/evaluate.ts';
import { whatIf, type Change } from '../../growth/whatIf.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { deployedAs, designedAs } from './designedNetwork.testing.ts';
import { securityMatrix } from '../securityMatrix.ts';
import { toldAsDeployed, toldInMatrix } from './matrixRules.testing.ts';
import { groupsOpenByDefault, readTemplate } from './readTemplate.testing.ts';
import { shapes, withFourthZone, withoutZone } from './shapes.testing.ts';
import {
  canaryRan,
  cdkSynth,
  compile,
  openWorkshop,
  type Ran,
  synthesise,
  templateOf,
  templateProblems,
  validatorReport,
  type Workshop,
} from './synthesise.testing.ts';
import { toCdk } from './toCdk.ts';

/*
 * The exported stacks as their reader meets them: compiled, synthesised by the real CDK without an account, held
 * against AWS's own rules and cdk-nag, and read back. Everything is made once for all tests.
 */

/** Names and descriptions hold anything here, which AWS's rules rightly refuse; the schema does before them. */
const beyondTheDoor = 'hostile-unchecked';

/** The template after a step of growth. */
function grown(change: Change): Design {
  const step = whatIf(agents1000, awsPriceBook, change);
  const after = step.ok ? applyCommand(agents1000, step.value.command) : step;
  if (!after.ok) throw new Error(after.error.message);
  return after.value;
}

const designs: Readonly<Record<string, Design>> = {
  ...shapes,
  'zone-removed': withoutZone(agents1000, 'b'),
  'zone-added': withFourthZone(agents1000),
  'tier-grown': grown({ kind: 'tier', name: 'Cache', access: 'isolated', prefix: 24 }),
  'agents-grown': grown({ kind: 'agents', agents: 1500 }),
  renamed: {
    ...agents1000,
    name: 'another name',
    tiers: Object.fromEntries(Object.entries(agents1000.tiers).reverse()),
  },
};
const names = Object.keys(designs);

let workshop: Workshop;
let compiled: Ran;
let synthesised: Ran;

beforeAll(async () => {
  workshop = openWorkshop();
  for (const [name, design] of Object.entries(designs)) {
    const exported = toCdk(design, evaluate(design, awsPriceBook));
    if (!exported.ok) throw new Error(exported.error.message);
    workshop.write(name, exported.value);
  }
  [compiled, synthesised] = await Promise.all([compile(workshop, names), synthesise(workshop, names)]);
});

afterAll(() => {
  workshop.close();
});

describe('an exported CDK app', () => {
  it('compiles under the strict settings it brings, in every shape', () => {
    expect(compiled).toEqual({ status: 0, output: '' });
  });

  it('synthesises without an account and without a warning, in every shape', () => {
    expect(synthesised).toEqual({ status: 0, output: '' });
  });

  it('never runs a text of the design', () => {
    expect(canaryRan(workshop, names)).toBe(false);
  });

  it.each(names)('holds the network that is drawn: %s', (name) => {
    const design = designs[name]!;

    const network = readTemplate(templateOf(workshop, name), design.region);

    expect(deployedAs(design, network)).toEqual(expectedOf(design));
    expect(groupsOpenByDefault(templateOf(workshop, name), design.region)).toEqual([]);
  });

  it('breaks no rule of AWS, but for naming its zones and, where the design does, opening every port', () => {
    const known: Readonly<Record<string, RegExp>> = {
      'every-rule': /^W3010 |^W2508 | INFO: /,
      // A name such as ${AWS::AccountId} is plain text; the stack accepts what this rule makes of it.
      hostile: /^W3010 |^E1029 | INFO: /,
    };
    const expected = (name: string) => known[name] ?? /^W3010 | INFO: /;
    const checked = names.filter((name) => name !== beyondTheDoor);

    const problems = Object.entries(templateProblems(workshop, checked)).flatMap(([name, found]) =>
      found.filter((problem) => !expected(name).test(problem)).map((problem) => `${name}: ${problem}`),
    );

    expect(problems).toEqual([]);
  });

  it.each(names)('leaves no finding of cdk-nag without a reason: %s', (name) => {
    const { violations, accepted } = validatorReport(workshop, name);

    expect(violations).toEqual([]);
    expect(accepted.filter(({ reason }) => reason.trim() === '')).toEqual([]);
  });

  it('gives the reason of the rule that opens a group, and that of a finding set aside', () => {
    expect(validatorReport(workshop, 'template').accepted).toEqual([
      { rule: 'AwsSolutions-EC23', reason: 'The design admits every address here: HTTPS from the internet.' },
    ]);
    const ofInstances = validatorReport(workshop, 'nat-instances').accepted.map(({ rule }) => rule);
    expect([...new Set(ofInstances)].sort()).toEqual([
      'AwsSolutions-EC23',
      'AwsSolutions-EC28',
      'AwsSolutions-EC29',
    ]);
    expect(validatorReport(workshop, 'sealed').accepted).toEqual([
      { rule: 'AwsSolutions-VPC7', reason: "Nothing leaves, so nothing is logged: it's agreed." },
      { rule: 'AwsSolutions-EC23', reason: 'Only the load balancer listens.' },
    ]);
  });
});

describe('a finding set aside', () => {
  it('is the acknowledgement of what cdk-nag says of the same, with its reason', () => {
    const { accepted } = validatorReport(workshop, 'set-aside');
    const reasons = (rule: string) => [
      ...new Set(accepted.filter((one) => one.rule === rule).map(({ reason }) => reason)),
    ];

    expect(reasons('AwsSolutions-EC23')).toEqual([
      'The site is public. Port 80 sends on to 443. The design admits every address here: Port 8443.',
    ]);
    expect(reasons('AwsSolutions-VPC3')).toEqual(["Answers stay inside: it's agreed. Kept for the move."]);
  });

  it('gives way to the words of the design where nobody set it aside', () => {
    const { accepted } = validatorReport(workshop, 'own-table-and-acl');
    const reasons = accepted.filter(({ rule }) => rule === 'AwsSolutions-VPC3').map(({ reason }) => reason);

    expect([...new Set(reasons)]).toEqual([
      'The design guards these subnets with a network ACL beside their security groups.',
    ]);
  });
});

describe('matrix.json', () => {
  it.each(names)('has every rule of the template, and the template every rule of it: %s', (name) => {
    const design = designs[name]!;
    const matrix = securityMatrix(design, evaluate(design, awsPriceBook));
    const { rules } = readTemplate(templateOf(workshop, name), design.region);

    expect(toldInMatrix(design, matrix)).toEqual(toldAsDeployed(rules));
  });

  it('is compared by group, direction, peer, protocol and ports', () => {
    const { rules } = readTemplate(templateOf(workshop, 'template'), agents1000.region);
    const matrix = toldInMatrix(agents1000, securityMatrix(agents1000, evaluate(agents1000, awsPriceBook)));
    const first = rules[0]!;
    const changes = [
      { group: 'x' },
      { direction: first.direction === 'ingress' ? ('egress' as const) : ('ingress' as const) },
      ...[{ peer: '10.9.0.0/16' }, { protocol: 'udp' }, { from: 1 }, { to: 65_535 }],
    ];

    expect(toldAsDeployed(rules.slice(1))).not.toEqual(matrix);
    for (const change of changes)
      expect(toldAsDeployed([{ ...first, ...change }, ...rules.slice(1)])).not.toEqual(matrix);
  });
});

describe('the comparison with the drawing', () => {
  type Template = { Resources: Record<string, { Type: string; Properties: Record<string, unknown> }> };
  const mistakes: Readonly<Record<string, (template: Template) => void>> = {
    'another CIDR': ({ Resources }) => (Resources['EcsBSubnet']!.Properties['CidrBlock'] = '10.0.12.0/22'),
    'another zone': ({ Resources }) =>
      (Resources['EcsBSubnet']!.Properties['AvailabilityZone'] = 'us-east-1c'),
    'another route table': ({ Resources }) =>
      (Resources['EcsBSubnetRouteTableAssociation']!.Properties['RouteTableId'] = {
        Ref: 'PrivateARouteTable',
      }),
    'a route through another NAT gateway': ({ Resources }) =>
      (Resources['PrivateBRouteTableDefaultRoute']!.Properties['NatGatewayId'] = { Ref: 'NatGatewayA' }),
    'a NAT gateway elsewhere': ({ Resources }) =>
      (Resources['NatGatewayB']!.Properties['SubnetId'] = { Ref: 'PublicASubnet' }),
    'a rule less': ({ Resources }) =>
      remove(Resources, ({ Type }) => Type === 'AWS::EC2::SecurityGroupEgress'),
    'a rule for more ports': ({ Resources }) =>
      change(Resources, 'AWS::EC2::SecurityGroupIngress', (properties) => (properties['ToPort'] = 65_535)),
    'a group that admits more': ({ Resources }) =>
      change(Resources, 'AWS::EC2::SecurityGroup', (properties) => {
        const rule = { CidrIp: '0.0.0.0/0', IpProtocol: '-1', Description: '' };
        properties['SecurityGroupIngress'] = [
          ...((properties['SecurityGroupIngress'] as object[] | undefined) ?? []),
          rule,
        ];
      }),
    'an endpoint less': ({ Resources }) => remove(Resources, ({ Type }) => Type === 'AWS::EC2::VPCEndpoint'),
    'an endpoint in fewer subnets': ({ Resources }) =>
      change(Resources, 'AWS::EC2::VPCEndpoint', (properties) =>
        (properties['SubnetIds'] as unknown[] | undefined)?.pop(),
      ),
    'no flow log': ({ Resources }) => remove(Resources, ({ Type }) => Type === 'AWS::EC2::FlowLog'),
  };

  it.each(Object.keys(mistakes))('notices %s', (name) => {
    const template = structuredClone(templateOf(workshop, 'template')) as Template;

    mistakes[name]!(template);

    expect(deployedAs(agents1000, readTemplate(template, agents1000.region))).not.toEqual(
      expectedOf(agents1000),
    );
  });

  function remove(
    resources: Template['Resources'],
    goes: (resource: Template['Resources'][string]) => boolean,
  ) {
    const [id] = Object.entries(resources).find(([, resource]) => goes(resource))!;
    Reflect.deleteProperty(resources, id);
  }

  function change(
    resources: Template['Resources'],
    type: string,
    how: (properties: Record<string, unknown>) => void,
  ) {
    for (const { Type, Properties } of Object.values(resources)) if (Type === type) how(Properties);
  }
});

/** What the network must be, but for the one point in which a stack cannot be the design. */
function expectedOf(design: Design) {
  const expected = designedAs(design, evaluate(design, awsPriceBook));
  const { flowLog } = expected.vpc;
  // CloudWatch Logs has no 45 days; the exporter says so.
  return flowLog?.retentionDays === 45
    ? { ...expected, vpc: { ...expected.vpc, flowLog: { ...flowLog, retentionDays: 60 } } }
    : expected;
}

describe('a deployed stack', () => {
  const changes = (from: string, to: string) => {
    const { resources } = diffTemplate(asTemplate(from), asTemplate(to));
    const impacts: Record<string, string[]> = {};
    resources.forEachDifference((id, { changeImpact }) => {
      impacts[changeImpact] = [...(impacts[changeImpact] ?? []), id];
    });
    return impacts;
  };
  const asTemplate = (name: string) => templateOf(workshop, name) as Record<string, unknown>;

  it('only loses resources when a zone is removed from the design', () => {
    const { [ResourceImpact.WILL_DESTROY]: destroyed = [], ...others } = changes('template', 'zone-removed');

    expect(destroyed).toEqual(
      expect.arrayContaining(['PublicBSubnet', 'EcsBSubnet', 'DataBSubnet', 'NatGatewayB']),
    );
    expect(destroyed.filter((id) => !/B(Subnet|Eip|RouteTable|$)/.test(id))).toEqual([]);
    expect(Object.keys(others)).toEqual([ResourceImpact.WILL_UPDATE]);
  });

  it('only gains resources when a zone is added to the design', () => {
    const { [ResourceImpact.WILL_CREATE]: created = [], ...others } = changes('template', 'zone-added');

    expect(created).toEqual(
      expect.arrayContaining(['PublicDSubnet', 'EcsDSubnet', 'DataDSubnet', 'NatGatewayD']),
    );
    expect(Object.keys(others)).toEqual([ResourceImpact.WILL_UPDATE]);
  });

  it.each([
    ['a tier', 'tier-grown', ['CacheASubnet', 'CacheBSubnet', 'CacheCSubnet']],
    ['half as many agents again', 'agents-grown', ['EcsA2Subnet', 'EcsB2Subnet', 'EcsC2Subnet']],
  ])('only gains resources when the design grows by %s', (_, name, subnets) => {
    const { [ResourceImpact.WILL_CREATE]: created = [], ...others } = changes('template', name);

    expect(created).toEqual(expect.arrayContaining(subnets));
    // Route tables and tags may change in place; the test above says which resources a zone adds beside that.
    expect([ResourceImpact.WILL_UPDATE]).toEqual(expect.arrayContaining(Object.keys(others)));
  });

  it('does not change when the design is renamed and its tiers change places', () => {
    expect(changes('template', 'renamed')).toEqual({});
  });
});

describe('cdk synth', () => {
  it("works in the package as it is, with AWS's rules switched on", async () => {
    const { status, output } = await cdkSynth(workshop, 'template');

    expect({ status, output: output.trim() }).toEqual({ status: 0, output: '' });
  });

  it('is silent about names that only look like parameters', async () => {
    expect(await synthesise(workshop, ['hostile'], 'with template rules')).toEqual({ status: 0, output: '' });
  });

  it('stops at a mistake that those rules know', async () => {
    const outside = { ...agents1000, vpc: { ...agents1000.vpc, blocks: ['10.1.0.0/16'] } };
    const exported = toCdk(outside, evaluate(outside, awsPriceBook));
    workshop.write('outside', exported.ok ? exported.value : []);

    const { status, output } = await synthesise(workshop, ['outside'], 'with template rules');

    expect(status).not.toBe(0);
    expect(output).toContain('E3059');
  });
});
