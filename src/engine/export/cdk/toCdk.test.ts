import { describe, expect, it } from 'vitest';
import type { Design } from '../../design/design.ts';
import { evaluate } from '../../evaluation/evaluate.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { stackName } from './appFiles.ts';
import { brokenTexts, executedTexts } from './hostileTexts.testing.ts';
import { literal } from './literal.ts';
import { shapes } from './shapes.testing.ts';
import { subnetOutputKey, subnetOutputKeys } from './stackNames.ts';
import { CDK_FOLDER, cdkOmissions, toCdk } from './toCdk.ts';

const exported = (design: Design) => toCdk(design, evaluate(design, awsPriceBook));

function fileOf(design: Design, path: string): string {
  const result = exported(design);
  const file = result.ok
    ? result.value.find((candidate) => candidate.path === `${CDK_FOLDER}/${path}`)
    : undefined;
  if (file === undefined) throw new Error(`${path} is not exported`);
  return file.text;
}

describe('the exported app', () => {
  it('reads as reviewed', async () => {
    await expect(fileOf(agents1000, 'stacks/vpc-stack.ts')).toMatchFileSnapshot(
      'golden/agents-1000.vpc-stack.ts.txt',
    );
    await expect(fileOf(agents1000, 'bin/app.ts')).toMatchFileSnapshot('golden/agents-1000.app.ts.txt');
    await expect(fileOf(shapes['own-table-and-acl']!, 'stacks/vpc-stack.ts')).toMatchFileSnapshot(
      'golden/own-table-and-acl.vpc-stack.ts.txt',
    );
    await expect(fileOf(shapes['connected-unknown']!, 'stacks/vpc-stack.ts')).toMatchFileSnapshot(
      'golden/connected.vpc-stack.ts.txt',
    );
  });

  it('leads to other networks, by ids that are known or asked for', () => {
    const known = fileOf(shapes['connected']!, 'stacks/vpc-stack.ts');
    const asked = fileOf(shapes['connected-unknown']!, 'stacks/vpc-stack.ts');

    expect(known).toContain("vpcPeeringConnectionId: 'pcx-0123456789abcdef0',");
    expect(known).toContain("const transitGatewayId = 'tgw-0123456789abcdef0';");
    expect(known).not.toContain('CfnParameter');
    expect(asked).toContain(
      "ParisPeeringConnectionId: new cdk.CfnParameter(this, 'ParisPeeringConnectionId', {",
    );
    expect(asked).toContain('}).node.addDependency(transitGatewayAttachment);');
    expect(asked).toContain("destinationPrefixListId: 'pl-02cd2c6b',");
    expect(asked).toMatch(/id: 'MessagingASubnet',.* routeTable: null,/);
    expect(asked).toMatch(/Left out of this stack: .*leads 10\.9\.0\.0\/16 to a gateway that is not there/);
  });

  it('has the files that npm and cdk look for, the stack first', () => {
    const result = exported(agents1000);

    expect(result.ok && result.value.map(({ path }) => path)).toEqual(
      [
        'stacks/vpc-stack.ts',
        'bin/app.ts',
        'test/stack-is-the-design.test.ts',
        'cdk.json',
        'tsconfig.json',
        'package.json',
        'package-lock.json',
        '.gitignore',
      ].map((path) => `${CDK_FOLDER}/${path}`),
    );
  });

  it('is the same text for the same design', () => {
    expect(exported(structuredClone(agents1000))).toEqual(exported(agents1000));
  });

  it('locks what it installs by content, and names no place to install it from', () => {
    type Locked = { version: string; integrity?: string; inBundle?: boolean; resolved?: string };
    const { packages } = JSON.parse(fileOf(agents1000, 'package-lock.json')) as {
      packages: Record<string, Locked>;
    };
    const { dependencies, devDependencies } = JSON.parse(fileOf(agents1000, 'package.json')) as Record<
      string,
      Record<string, string>
    >;
    const { '': root, ...installed } = packages;

    expect(root).toMatchObject({ dependencies, devDependencies });
    for (const [path, { integrity, inBundle, resolved }] of Object.entries(installed)) {
      expect({ path, locked: inBundle === true || integrity?.startsWith('sha512-'), resolved }).toEqual({
        path,
        locked: true,
      });
    }
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(`~${installed[`node_modules/${name}`]?.version ?? ''}`).toContain(version.replace('~', ''));
    }
  });

  it("asks cdk for AWS's own rules as errors", () => {
    const { context } = JSON.parse(fileOf(agents1000, 'cdk.json')) as { context: Record<string, unknown> };

    expect(context['@aws-cdk/core:validateAgainstDefaultRules']).toBe(true);
  });

  it.each(executedTexts)('is refused when a text would be executed on deployment: %s', (text) => {
    const inTag = exported({ ...agents1000, tags: { ...agents1000.tags, Owner: text } });
    const inKey = exported({ ...agents1000, tags: { [text]: '' } });
    const inName = exported({ ...agents1000, vpc: { ...agents1000.vpc, name: text } });

    expect(inTag).toMatchObject({ ok: false, error: { type: 'cdk/deploy-time-text' } });
    expect(!inTag.ok && inTag.error.message).toMatch(/^tags\/Owner holds a CDK token/);
    expect(inKey).toMatchObject({ ok: false, error: { type: 'cdk/deploy-time-text' } });
    expect(inName).toMatchObject({ ok: false, error: { type: 'cdk/deploy-time-text' } });
  });

  it('puts tags on everything, but what a role or log group would refuse on the rest alone', () => {
    const tags = { Owner: 'network', 'Cost?': 'shared', owner: 'platform', name: 'x', Team: '' };

    const lines = fileOf({ ...agents1000, tags }, 'stacks/vpc-stack.ts')
      .split('\n')
      .filter((line) => line.includes('Tags.of(this)'));

    expect(lines.map((line) => line.trim())).toEqual([
      "cdk.Tags.of(this).add('Owner', 'network');",
      "cdk.Tags.of(this).add('Cost?', 'shared', onlyEc2);",
      "cdk.Tags.of(this).add('owner', 'platform', onlyEc2);",
      "cdk.Tags.of(this).add('name', 'x', onlyEc2);",
      "cdk.Tags.of(this).add('Team', '');",
    ]);
  });

  it.each([
    ['"Resource": "\\u0024{Token[TOKEN.1]}"', /CDK token/],
    ['"Resource": "{{\\u0072esolve:ssm:key}}"', /CDK token/],
    ['"Condition": {"StringEquals": {"Ref": "AWS::AccountId"}}', /^endpoints\/s3\/policy.*"Ref"/],
    ['"Resource": {"Fn::GetAtt": ["Vpc", "Arn"]}', /"Fn::GetAtt"/],
  ])('is refused when a policy would be computed on deployment: %s', (field, message) => {
    const { s3 } = agents1000.endpoints;
    if (s3 === undefined) throw new Error('the template has no S3 endpoint');
    const policy = `{"Statement": [{"Effect": "Allow", "Principal": "*", ${field}}]}`;
    const refused = exported({ ...agents1000, endpoints: { s3: { ...s3, policy } }, rules: {} });

    expect(refused).toMatchObject({ ok: false, error: { type: 'cdk/deploy-time-text' } });
    expect(!refused.ok && refused.error.message).toMatch(message);
  });

  it.each(brokenTexts)(
    'is refused when a text holds half of a character, and offers one that works: %j',
    (text) => {
      const refused = exported({ ...agents1000, tags: { Owner: text } });
      const suggestion = refused.ok ? '' : (refused.error.suggestion ?? '');

      expect(refused).toMatchObject({ ok: false, error: { type: 'cdk/broken-text' } });
      expect(exported({ ...agents1000, tags: { Owner: suggestion } })).toMatchObject({ ok: true });
    },
  );
});

describe('a finding set aside', () => {
  it('gives its reason to the validator that finds the same', () => {
    const sealed = shapes['sealed']!;
    const { findings } = evaluate(sealed, awsPriceBook);
    const reasons = findings.flatMap(({ setAside }) => setAside?.reason ?? []);

    expect(reasons).toHaveLength(2);
    for (const reason of reasons) {
      expect(fileOf(sealed, 'stacks/vpc-stack.ts')).toContain(`reason: ${literal(reason)},`);
    }
  });
});

describe('what the stack leaves out', () => {
  const omissions = (design: Design) => cdkOmissions(design, evaluate(design, awsPriceBook));

  it('is nothing of a whole design', () => {
    expect(omissions(agents1000)).toEqual([]);
  });

  it('is said in one sentence each, and stands in the source', () => {
    const incomplete = shapes['incomplete']!;
    const source = fileOf(incomplete, 'stacks/vpc-stack.ts');

    expect(omissions(incomplete)).toEqual([
      {
        subject: 'vpc',
        message: 'CloudWatch Logs cannot keep the flow log for 45 days, so the stack keeps it for 60.',
      },
      {
        subject: 'subnet:public-a',
        message: expect.stringContaining('Subnet "Public a" has no address') as string,
      },
      {
        subject: 'subnet:ecs-c',
        message: expect.stringContaining('Subnet "ECS c" has no address') as string,
      },
      {
        subject: 'nat:a',
        message: expect.stringContaining('stands in a subnet without an address') as string,
      },
      {
        subject: 'route-table:private-a',
        message: expect.stringContaining('to a gateway that is not there') as string,
      },
      { subject: 'rule:ecs-supervisor-to-s3', message: expect.stringContaining('prefix list id') as string },
      { subject: 'rule:ecs-worker-to-s3', message: expect.stringContaining('prefix list id') as string },
      {
        subject: 'rule:and-again',
        message: expect.stringContaining('the same as an earlier rule') as string,
      },
    ]);
    expect(source.match(/^\/\/ Left out of this stack: "/gm)).toHaveLength(8);
  });
});

describe('the output that holds a subnet id', () => {
  it('is called after the subnet', () => {
    expect(subnetOutputKey(agents1000, 'ecs-a')).toBe('EcsASubnetId');
    expect(subnetOutputKey(agents1000, 'nobody')).toBeUndefined();
  });

  it('is one of its own for each subnet, awkward ids included', () => {
    const keys = [...subnetOutputKeys(shapes['hostile']!).values()];

    expect(new Set(keys).size).toBe(Object.keys(shapes['hostile']!.subnets).length);
  });
});

describe('the name of the stack', () => {
  it('is that of the design, in the characters CloudFormation takes', () => {
    const named = (name: string) => stackName({ ...agents1000, name });

    expect(['agents-1000', 'Orders (prod)', '1 café', '---'].map(named)).toEqual([
      'agents-1000',
      'Orders-prod',
      'caf',
      'network',
    ]);
  });

  it('stays that of the deployment when the design is renamed', () => {
    const deployment = { stack: 'orders', vpcId: 'vpc-12345678', subnetIds: {}, on: '2026-11-22' };

    expect(stackName({ ...agents1000, name: 'other', deployment })).toBe('orders');
  });
});
