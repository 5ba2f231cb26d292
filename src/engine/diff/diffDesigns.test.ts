import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCommand, type Command } from '../commands/command.ts';
import { anyDesign } from '../design/design.arbitrary.ts';
import type { Design } from '../design/design.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { whatIf, type Change } from '../growth/whatIf.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { diffDesigns } from './diffDesigns.ts';
import { diffMarkdown } from './diffMarkdown.ts';

const evaluated = (design: Design) => ({ design, evaluation: evaluate(design, awsPriceBook) });

function edited(design: Design, ...commands: readonly Command[]): Design {
  return commands.reduce((before, command) => {
    const next = applyCommand(before, command);
    if (!next.ok) throw new Error(next.error.message);
    return next.value;
  }, design);
}

const deployment = {
  stack: 'net',
  vpcId: 'vpc-0123456789abcdef0',
  subnetIds: { 'ecs-b': 'subnet-0123456789abcdef0' },
  on: '2026-11-22',
};
const before: Design = { ...agents1000, deployment };
const diffOf = (...commands: readonly Command[]) =>
  diffDesigns(evaluated(before), evaluated(edited(before, ...commands)));

describe('diffDesigns', () => {
  it('finds nothing between a design and itself, and says so in one line', () => {
    fc.assert(
      fc.property(anyDesign(8), (design) => {
        const diff = diffDesigns(evaluated(design), evaluated(design));

        expect(diff).toMatchObject({
          same: true,
          resources: [],
          replaced: [],
          reach: [],
          intents: [],
          cost: { delta: 0, lines: [] },
          findings: { new: [], gone: [] },
        });
        expect(diffMarkdown(diff).trimEnd().split('\n')).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });

  it('names the deployed subnet that a move would replace, and no other', () => {
    const diff = diffOf({ type: 'setSubnetCidr', id: 'ecs-b', cidr: '10.0.12.0/22' });

    expect(diff.replaced).toEqual([
      {
        kind: 'subnet',
        id: 'ecs-b',
        name: 'ECS b',
        why: 'its CIDR changes from 10.0.4.0/22 to 10.0.12.0/22',
        deployedId: 'subnet-0123456789abcdef0',
      },
    ]);
    expect(diffMarkdown(diff)).toContain('`subnet-0123456789abcdef0`');
  });

  it('replaces nothing when a zone is added', () => {
    const diff = diffOf({ type: 'addZone' });
    const subnets = diff.resources.find(({ kind }) => kind === 'subnets');

    expect(diff.replaced).toEqual([]);
    expect(subnets?.added).toHaveLength(4);
    expect(subnets?.changed).toEqual([]);
  });

  it('replaces every subnet that stays when the primary block changes', () => {
    const diff = diffOf({ type: 'setVpcBlock', from: '10.0.0.0/16', to: '10.8.0.0/16' });

    expect(diff.replaced.map(({ kind }) => kind)).toEqual([
      'VPC',
      ...Array.from({ length: 12 }, () => 'subnet'),
    ]);
  });

  it('has the cost before and after, line by line', () => {
    const diff = diffOf({ type: 'setNat', mode: 'single' });

    expect(diff.cost).toMatchObject({ before: 219, after: 146, delta: -73 });
    // Two thirds of 3,041.67 GB cross a zone to the one gateway, at 0.01 USD at both ends.
    expect(diff.cost.withTraffic.delta).toBeCloseTo(-73 + (2 / 3) * 3041.666667 * 0.02, 4);
    expect(diff.cost.lines.map(({ what }) => what)).toEqual([
      'NAT gateways',
      'Public IPv4 addresses of NAT gateways',
      'Between Availability Zones, charged at both ends',
    ]);
    expect(diffMarkdown(diff)).toContain(
      '219.00 USD to 146.00 USD a month before traffic (-73.00 USD), 599.31 USD to 566.87 USD with it (-32.44 USD)',
    );
  });

  it('tells traffic that is stated, and what it adds to the month', () => {
    const diff = diffOf({
      type: 'setDataFlow',
      id: 'ecs-internet',
      flow: {
        name: 'Model APIs',
        from: { kind: 'tier', tier: 'ecs' },
        to: { kind: 'internet' },
        sent: { gb: 0, per: 'month' },
        received: { gb: 10_000, per: 'month' },
        crossZoneShare: null,
        notes: '',
      },
    });

    expect(diff.same).toBe(false);
    expect(diff.resources).toMatchObject([{ kind: 'data flows', added: [{ name: 'Model APIs' }] }]);
    expect(diff.cost.delta).toBe(0);
    expect(diff.cost.withTraffic.delta).toBe(176.25);
    expect(diffMarkdown(diff)).toContain('with it (+176.25 USD)');
    expect(diffMarkdown(diffOf({ type: 'setDataTransfer', changes: { peakFactor: 9 } }))).toContain(
      'peakFactor 4 → 9',
    );
  });

  it('says what rules do in words', () => {
    const diff = diffOf({ type: 'removeRule', id: 'rds-from-ecs-worker' });

    expect(diff.rules.removed).toEqual([
      { id: 'rds-from-ecs-worker', name: 'rds-sg lets tcp 5432 in from ecs-worker-sg' },
    ]);
    expect(diff.findings.new.length).toBeGreaterThan(0);
  });

  it('tells which pair closes with a rule, on which port, and which intent that breaks', () => {
    const diff = diffOf(
      { type: 'removeRule', id: 'rds-from-ecs-worker' },
      { type: 'removeIntent', id: 'between-tiers' },
      { type: 'removeRule', id: 'ecs-worker-from-ecs-supervisor' },
    );

    expect(diff.reach.map(({ from, to, what, traffic }) => [from, to, what, traffic])).toEqual([
      ['workload:supervisor', 'workload:workers', 'closes', 'tcp 8080'],
      ['workload:supervisor', 'workload:services', 'closes', 'tcp 8080'],
      ['workload:workers', 'workload:database', 'closes', 'tcp 5432'],
      ['workload:services', 'workload:database', 'closes', 'tcp 5432'],
    ]);
    expect(diff.intents.map(({ id, before, after }) => [id, before, after])).toEqual([
      ['supervisor-to-workers', 'holds', 'broken'],
      ['between-tiers', 'holds', null],
    ]);
    const text = diffMarkdown(diff);
    expect(text).toContain('- Reachability: closes for 4 pairs');
    expect(text).toContain('**1 broken by this**');
  });

  it('tells more of the internet on the same port, and nothing of a subnet that moves', () => {
    const from = { kind: 'cidr' as const, cidr: '203.0.113.0/24' };
    const rule = before.rules['alb-from-internet'];
    if (rule === undefined) throw new Error('The template has it.');
    const narrow = { ...before, rules: { ...before.rules, 'alb-from-internet': { ...rule, peer: from } } };
    const { reach } = diffDesigns(evaluated(narrow), evaluated(before));

    expect(reach).toMatchObject([
      { from: 'internet', to: 'workload:alb', what: 'opens', traffic: 'tcp 443', addressesOnly: true },
    ]);
    expect(diffOf({ type: 'setSubnetCidr', id: 'ecs-b', cidr: '10.0.12.0/22' }).reach).toEqual([]);
  });

  it('reads as reviewed in a pull request', async () => {
    const diff = diffOf(
      { type: 'setSubnetCidr', id: 'ecs-b', cidr: '10.0.12.0/22' },
      { type: 'setNat', mode: 'single' },
      { type: 'removeRule', id: 'ecs-worker-from-ecs-supervisor' },
      { type: 'addEndpoint', endpoint: { service: 'kms' } },
    );

    await expect(diffMarkdown(diff)).toMatchFileSnapshot('golden/pull-request.md');
  });

  it('turns round with its designs', () => {
    fc.assert(
      fc.property(anyDesign(8), anyDesign(8), (one, other) => {
        const [there, back] = [
          diffDesigns(evaluated(one), evaluated(other)),
          diffDesigns(evaluated(other), evaluated(one)),
        ];

        expect(back.cost.delta).toBeCloseTo(-there.cost.delta, 6);
        const ways = (diff: typeof back, what: string) =>
          new Set(
            diff.reach.flatMap((one) => (one.what === what ? [`${one.from} ${one.to} ${one.traffic}`] : [])),
          );
        expect(ways(back, 'closes')).toEqual(ways(there, 'opens'));
        expect(back.findings.gone).toEqual(there.findings.new);
        expect(new Set(back.resources.flatMap(({ added }) => added))).toEqual(
          new Set(there.resources.flatMap(({ removed }) => removed)),
        );
      }),
      { numRuns: 15 },
    );
  });

  it('keeps hostile names inert', () => {
    const markdown = diffMarkdown(
      diffOf({ type: 'setSubnet', id: 'ecs-a', name: '<img src=x>|[a](http://e) www.e.com' }),
    );

    expect(markdown).not.toMatch(/<|\]\(|http:|www\./);
  });
});

describe('the difference that growth makes', () => {
  const markdownOf = (...commands: readonly Command[]) => diffMarkdown(diffOf(...commands));
  const step = (change: Change) => {
    const answer = whatIf(before, awsPriceBook, change);
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value.command;
  };

  it('says that nothing is renumbered by a zone, a tier or half as many agents again', () => {
    const all: readonly Change[] = [
      { kind: 'zone' },
      { kind: 'tier', name: 'Cache', access: 'isolated', prefix: 24 },
      { kind: 'agents', agents: 1500 },
    ];
    for (const change of all) {
      const text = markdownOf(step(change));

      expect(text).toContain('**Nothing is renumbered**');
      expect(text).toContain('subnets added: ');
      expect(text).not.toContain('Replaced on deployment');
    }
    expect(markdownOf(step({ kind: 'agents', agents: 1500 }))).toContain(
      'Agents that fit without a further subnet: 1,002 to 2,021',
    );
  });

  it('names the NAT gateway that a subnet at a lower address would move', () => {
    const { 'public-a': a } = before.subnets;
    if (a === undefined) throw new Error('The template has public-a.');
    const high = { ...before, subnets: { ...before.subnets, 'public-a': { ...a, cidr: '10.0.64.0/24' } } };
    const edge: Command = { type: 'addTier', name: 'Edge', access: 'public', prefix: 24 };
    const diff = diffDesigns(evaluated(high), evaluated(edited(high, edge)));

    expect(diff.replaced).toMatchObject([{ kind: 'NAT gateway', id: 'a' }]);
    expect(diffMarkdown(diff)).toContain('**Replaced on deployment: 1 NAT gateway**');
  });

  it('tells decisions, other networks and growth in words', () => {
    const growth = { from: '2026-11', monthlyRate: 0.05, targets: [{ month: '2027-11', agents: 1500 }] };
    const office = {
      name: 'Office',
      kind: 'on-premises' as const,
      cidrs: ['10.9.0.0/16'],
      connection: null,
      notes: '',
    };
    const decision = {
      ...{
        point: null,
        option: '',
        title: 'One region',
        context: '',
        decision: 'us-east-1',
        consequences: '',
      },
      ...{ by: 'Ada', on: '2026-11-22', options: [], locks: null },
    };
    const after = {
      ...before,
      requirements: { ...before.requirements, growth },
      networks: { office },
      decisions: { region: decision },
    };
    const text = diffMarkdown(diffDesigns(evaluated(before), evaluated(after)));

    expect(text).toContain('other networks added: Office');
    expect(text).toContain('decisions added: One region');
    expect(text).toContain('monthly rate 0.05, targets (month 2027-11, agents 1500)');
  });
});
