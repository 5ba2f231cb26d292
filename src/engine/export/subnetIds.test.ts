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

    expect(filled).toMatchObject({ ok: true, value: { missing: [] } });
    const ids = JSON.parse(filled.ok ? filled.value.text : '') as Ids;
    expect(ids.vpcId).toBe('vpc-0123456789abcdef0');
    expect(Object.values(ids.subnets).map(({ subnetId }) => subnetId)).toEqual(
      Object.keys(ids.subnets).map((_, place) => idOf(place)),
    );
  });

  it('names the subnets without an id, and takes nothing for one that is none', () => {
    const rest = Object.fromEntries(Object.entries(outputs).filter(([key]) => key !== 'EcsBSubnetId'));
    const filled = fillSubnetIds(agents1000, evaluation, {
      [blank.stack]: { ...rest, MqASubnetId: 'x', MessagingASubnetId: 'not an id' },
    });

    expect(filled).toMatchObject({ ok: true, value: { missing: ['ecs-b', 'messaging-a'] } });
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
    expect(refused.ok ? '' : refused.error.message).toMatch(/"Web".*PublicASubnetId/);
  });
});
