import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { fillSubnetIds, subnetIds } from './subnetIds.ts';

type Ids = {
  readonly vpcId: string | null;
  readonly stack: string;
  readonly subnets: Record<
    string,
    { readonly outputKey: string; readonly cidr: string; readonly subnetId: string | null }
  >;
};

const evaluation = evaluate(agents1000, awsPriceBook);
const blank = JSON.parse(subnetIds(agents1000, evaluation)) as Ids;
const idOf = (place: number) => `subnet-${String(place).padStart(17, '0')}`;
const outputs = {
  VpcId: 'vpc-0123456789abcdef0',
  ...Object.fromEntries(Object.values(blank.subnets).map(({ outputKey }, place) => [outputKey, idOf(place)])),
};

describe('ids.json', () => {
  it('waits for the ids of every subnet of the stack', () => {
    expect(Object.keys(blank.subnets)).toEqual(Object.keys(agents1000.subnets));
    expect(blank.subnets['ecs-b']).toMatchObject({
      outputKey: 'EcsBSubnetId',
      cidr: '10.0.4.0/22',
      subnetId: null,
    });
    expect(blank.vpcId).toBeNull();
  });

  it('is filled from what cdk deploy wrote, other stacks beside it or not', () => {
    const filled = fillSubnetIds(agents1000, evaluation, { Other: { Url: 'x' }, [blank.stack]: outputs });

    expect(filled).toMatchObject({ ok: true, value: { foreign: [] } });
    const ids = JSON.parse(filled.ok ? filled.value.text : '') as Ids;
    expect(ids.vpcId).toBe('vpc-0123456789abcdef0');
    expect(Object.values(ids.subnets).map(({ subnetId }) => subnetId)).toEqual(
      Object.keys(ids.subnets).map((_, place) => idOf(place)),
    );
  });

  it('is not filled by halves, and takes nothing for an id that is none', () => {
    const rest = Object.fromEntries(Object.entries(outputs).filter(([key]) => key !== 'EcsBSubnetId'));
    const filled = fillSubnetIds(agents1000, evaluation, {
      [blank.stack]: { ...rest, MqASubnetId: 'x', MessagingASubnetId: 'not an id' },
    });

    expect(filled).toMatchObject({ ok: false, error: { type: 'ids/missing' } });
    expect(filled.ok ? '' : filled.error.message).toContain('EcsBSubnetId and MessagingASubnetId');
  });

  it('comes filled when the design knows its deployment', () => {
    const deployment = {
      stack: 'net',
      vpcId: 'vpc-0123456789abcdef0',
      subnetIds: { 'ecs-a': 'subnet-0123456789abcdef0' },
      on: '2026-11-22',
    };
    const ids = JSON.parse(subnetIds({ ...agents1000, deployment }, evaluation)) as Ids;

    expect(ids.subnets['ecs-a']?.subnetId).toBe('subnet-0123456789abcdef0');
    expect(ids.subnets['ecs-b']?.subnetId).toBeNull();
  });

  it.each([[null], [[]], ['x'], [{ stack: 'x' }], [{ stack: [] }]])('cannot be read from %j', (input) => {
    expect(fillSubnetIds(agents1000, evaluation, input)).toMatchObject({
      ok: false,
      error: { type: 'ids/unreadable' },
    });
  });

  it('is not filled from another stack, and says what is missing', () => {
    const refused = fillSubnetIds(agents1000, evaluation, { Web: { Url: 'https://example.com' } });

    expect(refused).toMatchObject({ ok: false, error: { type: 'ids/other-stack' } });
    expect(refused.ok ? '' : refused.error.message).toMatch(/"Web".*"agents-1000"/);
  });

  it('is not filled from a stack of another name whose outputs would fit', () => {
    expect(fillSubnetIds(agents1000, evaluation, { 'agents-dev': outputs })).toMatchObject({
      ok: false,
      error: { type: 'ids/other-stack' },
    });
  });
});

describe('ids.json from describe-subnets', () => {
  const VpcId = 'vpc-0123456789abcdef0';
  const rows = Object.values(evaluation.subnets).map(({ name, cidr, zoneName }, place) => ({
    ...{ SubnetId: idOf(place), VpcId, CidrBlock: cidr, AvailabilityZone: zoneName },
    ...{ Tags: [{ Key: 'Name', Value: name }], AvailableIpAddressCount: 251, Ipv6Native: false },
  }));
  const inVpc = (vpc: string, tag?: string) =>
    rows.map((row) => ({
      ...{ ...row, VpcId: vpc, SubnetId: row.SubnetId.replace('00', 'ff') },
      Tags: tag === undefined ? row.Tags : [{ Key: 'Name', Value: tag }],
    }));
  const fill = (Subnets: readonly unknown[], design = agents1000) =>
    fillSubnetIds(design, evaluation, { Subnets });
  const refusal = (Subnets: readonly unknown[]) => {
    const filled = fill(Subnets);
    return filled.ok ? undefined : filled.error;
  };

  it('finds every subnet by CIDR and zone, in any order and among other VPCs', () => {
    const others = [
      { ...rows[0], VpcId: 'vpc-0aaaaaaa', CidrBlock: '172.31.0.0/20', SubnetId: 'subnet-0aaaaaaa' },
    ];
    const filled = fill([...others, ...[...rows].reverse()]);

    expect(filled).toMatchObject({ ok: true, value: { foreign: [] } });
    const ids = JSON.parse(filled.ok ? filled.value.text : '') as Ids;
    expect(ids.vpcId).toBe(VpcId);
    expect(Object.values(ids.subnets).map(({ subnetId }) => subnetId)).toEqual(
      rows.map((_, place) => idOf(place)),
    );
  });

  it('tells stages with the same addresses apart by the recorded VPC, else by names, else asks', () => {
    const deployment = { stack: 'net', vpcId: 'vpc-0bbbbbbb', subnetIds: {}, on: '2026-11-22' };
    const recorded = fill([...rows, ...inVpc('vpc-0bbbbbbb')], { ...agents1000, deployment });

    expect(recorded.ok && recorded.value.text).toContain('"vpcId": "vpc-0bbbbbbb"');
    const named = fill([...inVpc('vpc-0bbbbbbb', 'staging'), ...rows]);
    expect(named.ok && named.value.text).toContain(`"vpcId": "${VpcId}"`);
    expect(refusal([...rows, ...inVpc('vpc-0bbbbbbb')])).toMatchObject({ type: 'ids/ambiguous' });
  });

  it('names a subnet that is missing or stands in another zone', () => {
    const moved = rows.map((row, place) => (place === 4 ? { ...row, AvailabilityZone: 'us-east-1f' } : row));

    expect(refusal(rows.slice(1))?.message).toContain('public-a with 10.0.16.0/24 in us-east-1a');
    expect(refusal(moved)?.message).toContain('us-east-1b, where the file has us-east-1f');
    expect(fillSubnetIds(agents1000, evaluation, { Subnets: rows.slice(1), NextToken: 'x' })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('--max-items') as string },
    });
  });

  it('refuses another region, another account and rows that are none', () => {
    const abroad = rows.map((row) => ({
      ...row,
      AvailabilityZone: row.AvailabilityZone.replace('us-east-1', 'eu-west-1'),
    }));
    const unlike = rows.map((row, place) => ({ ...row, CidrBlock: `172.16.${place}.0/24` }));

    expect(refusal(abroad)).toMatchObject({ type: 'ids/other-region' });
    expect(refusal(unlike)).toMatchObject({ type: 'ids/other-vpc' });
    expect(refusal([])).toMatchObject({ type: 'ids/other-vpc' });
    expect(refusal([{ ...rows[0], SubnetId: 7 }])).toMatchObject({ type: 'ids/unreadable' });
  });
});
