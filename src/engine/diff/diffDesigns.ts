import type { Design, Id } from '../design/design.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { costChanges, summaryOf } from '../evaluation/cost/costChanges.ts';
import { sumUsd } from '../evaluation/cost/money.ts';
import { ruleWords, groupName } from '../export/ruleWords.ts';
import { fieldChanges, type FieldChange } from './changes.ts';
import { ceilingsOf } from '../growth/ceilings.ts';
import { intentChanges, type IntentChange } from './intentChanges.ts';
import { reachChanges, type ReachChange } from './reachChanges.ts';
import { replacements, type Evaluated, type Replacement } from '../growth/replacements.ts';

export type ThingChange = { readonly id: Id; readonly name: string };
export type ThingEdit = ThingChange & { readonly changes: readonly FieldChange[] };

/** What happened to one kind of thing; a kind in which nothing happened is left out of a diff. */
export type KindDiff = {
  /** "subnets" */
  readonly kind: string;
  readonly added: readonly ThingChange[];
  readonly removed: readonly ThingChange[];
  readonly changed: readonly ThingEdit[];
};

export type Figure = { readonly before: number; readonly after: number };
export type CostChange = {
  readonly what: string;
  readonly before: number | null;
  readonly after: number | null;
};
export type FindingChange = { readonly key: string; readonly severity: string; readonly title: string };

/** From one design to another, in the terms in which people review it. Money is USD a month, before traffic where not said otherwise. */
export type DesignDiff = {
  readonly from: { readonly name: string; readonly revision: number };
  readonly to: { readonly name: string; readonly revision: number };
  /** Whether the two designs say the same; revision, positions and comments aside. */
  readonly same: boolean;
  readonly resources: readonly KindDiff[];
  readonly addresses: {
    readonly needed: Figure;
    readonly inSubnets: Figure;
    readonly inVpc: Figure;
    /** Agents that the subnets hold as they are drawn, 0 where nothing drawn runs agents. */
    readonly mostAgents: Figure;
    readonly blocksAdded: readonly string[];
    readonly blocksRemoved: readonly string[];
  };
  readonly rules: KindDiff;
  readonly cost: Figure & {
    readonly delta: number;
    /** The same with what traffic costs. */
    readonly withTraffic: Figure & { readonly delta: number };
    readonly partial: boolean;
    /** Those that differ, of hours and of traffic. */
    readonly lines: readonly CostChange[];
  };
  /** Which pairs open and close, and on which ports. */
  readonly reach: readonly ReachChange[];
  /** Which sentences that must hold break, hold again, come or go. */
  readonly intents: readonly IntentChange[];
  /** What CloudFormation would replace rather than change. */
  readonly replaced: readonly Replacement[];
  readonly findings: { readonly new: readonly FindingChange[]; readonly gone: readonly FindingChange[] };
};

/** The difference from `before` to `after`, by the ids of things: a new id is a new thing, whatever its name. */
export function diffDesigns(before: Evaluated, after: Evaluated): DesignDiff {
  const resources = resourceDiffs(before, after).filter(isSomething);
  const rules = ruleDiff(before.design, after.design);
  const intents = intentChanges(before.evaluation, after.evaluation);
  const totals = (of: 'allocatedAddresses' | 'vpcAddresses') => ({
    before: before.evaluation.totals[of],
    after: after.evaluation.totals[of],
  });
  const [old, fresh] = [before.design.vpc.blocks, after.design.vpc.blocks];
  return {
    from: { name: before.design.name, revision: before.design.revision },
    to: { name: after.design.name, revision: after.design.revision },
    same: resources.length === 0 && !isSomething(rules) && intents.length === 0,
    resources,
    addresses: {
      needed: { before: before.evaluation.need.addresses, after: after.evaluation.need.addresses },
      inSubnets: totals('allocatedAddresses'),
      inVpc: totals('vpcAddresses'),
      mostAgents: { before: agentsDrawn(before), after: agentsDrawn(after) },
      blocksAdded: fresh.filter((block) => !old.includes(block)),
      blocksRemoved: old.filter((block) => !fresh.includes(block)),
    },
    rules,
    cost: costDiff(before.evaluation, after.evaluation),
    reach: reachChanges(before.design, after.design),
    intents,
    replaced: replacements(before, after),
    findings: {
      new: findingsOnlyIn(after.evaluation, before.evaluation),
      gone: findingsOnlyIn(before.evaluation, after.evaluation),
    },
  };
}

/** How many agents fit as the design is drawn. */
function agentsDrawn({ design, evaluation }: Evaluated): number {
  return ceilingsOf(design, evaluation)[0]?.agents ?? 0;
}

const isSomething = ({ added, removed, changed }: KindDiff) =>
  added.length + removed.length + changed.length > 0;

function resourceDiffs(before: Evaluated, after: Evaluated): readonly KindDiff[] {
  const [a, b] = [before.design, after.design];
  return [
    singles(a, b),
    kindDiff('zones', a.zones, b.zones),
    kindDiff('tiers', a.tiers, b.tiers),
    kindDiff('subnets', placed(before), placed(after)),
    kindDiff('workloads', a.workloads, b.workloads),
    kindDiff('route tables', a.routeTables, b.routeTables),
    kindDiff('endpoints', named(a.endpoints), named(b.endpoints)),
    kindDiff('security groups', a.securityGroups, b.securityGroups),
    kindDiff('network ACLs', a.networkAcls, b.networkAcls),
    kindDiff('held ranges', a.vpc.held, b.vpc.held),
    kindDiff('other networks', a.networks, b.networks),
    kindDiff('data flows', a.dataTransfer.flows, b.dataTransfer.flows),
    kindDiff('decisions', titled(a.decisions), titled(b.decisions)),
    kindDiff('tags', tagThings(a), tagThings(b)),
  ];
}

/** What a design has one of. */
function singles(a: Design, b: Design): KindDiff {
  const parts = ({ name, region, notes, vpc, nat, requirements, dataTransfer }: Design) => ({
    design: { name, region, notes },
    vpc: { ...vpc, held: null },
    nat,
    requirements,
    traffic: { ...dataTransfer, flows: null },
  });
  const [old, fresh] = [parts(a), parts(b)];
  const changed = (['design', 'vpc', 'nat', 'requirements', 'traffic'] as const).flatMap((id) => {
    const changes = fieldChanges(old[id], fresh[id]);
    return changes.length === 0
      ? []
      : [{ id, name: id === 'vpc' ? 'VPC' : id === 'nat' ? 'NAT' : id, changes }];
  });
  return { kind: 'settings', added: [], removed: [], changed };
}

/** Subnets with the address they get, which the design may leave to the plan. */
function placed({ design, evaluation }: Evaluated) {
  return Object.fromEntries(
    Object.entries(design.subnets).map(([id, subnet]) => [
      id,
      { ...subnet, cidr: evaluation.subnets[id]?.cidr ?? subnet.cidr },
    ]),
  );
}

function named(endpoints: Design['endpoints']) {
  return Object.fromEntries(
    Object.entries(endpoints).map(([id, endpoint]) => [
      id,
      { ...endpoint, name: `${endpoint.service} (${endpoint.type})` },
    ]),
  );
}

function titled(decisions: Design['decisions']) {
  return Object.fromEntries(
    Object.entries(decisions).map(([id, decision]) => [id, { ...decision, name: decision.title }]),
  );
}

function tagThings({ tags }: Design) {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, { name: key, value }]));
}

type Things = Readonly<Record<Id, { readonly name: string }>>;

function kindDiff(kind: string, before: Things, after: Things): KindDiff {
  const known = (things: Things, id: Id) => (Object.hasOwn(things, id) ? things[id] : undefined);
  const only = (things: Things, others: Things) =>
    Object.entries(things)
      .filter(([id]) => known(others, id) === undefined)
      .map(([id, { name }]) => ({ id, name }));
  const changed = Object.entries(after).flatMap(([id, thing]) => {
    const old = known(before, id);
    const changes = old === undefined ? [] : fieldChanges(old, thing);
    return changes.length === 0 ? [] : [{ id, name: thing.name, changes }];
  });
  return { kind, added: only(after, before), removed: only(before, after), changed };
}

/** Rules have no name; their words say what they do. */
function ruleDiff(before: Design, after: Design): KindDiff {
  const things = (design: Design) =>
    Object.fromEntries(
      Object.entries(design.rules).map(([id, rule]) => {
        const name = `${groupName(design, rule.group)} ${ruleWords(design, rule)}`;
        return [id, { name, rule: name, description: rule.description }];
      }),
    );
  return kindDiff('rules', things(before), things(after));
}

function costDiff({ cost: old }: Evaluation, { cost: fresh }: Evaluation): DesignDiff['cost'] {
  const changes = costChanges(summaryOf(old), summaryOf(fresh));
  return {
    before: old.monthlyUsd,
    after: fresh.monthlyUsd,
    delta: sumUsd([fresh.monthlyUsd, -old.monthlyUsd]),
    withTraffic: { before: old.totalUsd, after: fresh.totalUsd, delta: changes.deltaUsd },
    partial: changes.partial,
    lines: changes.lines.map(({ what, before, after }) => ({ what, before, after })),
  };
}

/** Findings that are open in one and not in the other; what is fine is no finding here. */
function findingsOnlyIn(one: Evaluation, other: Evaluation): readonly FindingChange[] {
  const open = ({ findings }: Evaluation) =>
    findings.filter(({ severity, setAside }) => severity !== 'ok' && setAside === null);
  const known = new Set(open(other).map(({ key }) => key));
  return open(one)
    .filter(({ key }) => !known.has(key))
    .map(({ key, severity, title }) => ({ key, severity, title }));
}
