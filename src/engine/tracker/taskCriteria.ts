import type { DecisionPoint } from '../decisions/decisionPoint.ts';
import { longestOutage, zoneFailures } from '../decisions/nat/failover.ts';
import { type Design, type Id, refOf, type TaskId } from '../design/design.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { countOf, formatCount, listOf, roundUp, sumOf } from '../evaluation/figures.ts';
import { zoneLossInWords } from '../evaluation/zoneLossWords.ts';
import { computed, withoutErrors, withoutFindings } from './computed.ts';
import { decided } from './decided.ts';
import { endpointsAgainstNat } from './endpointsAgainstNat.ts';
import { findingsOf, unexplained } from './findingAreas.ts';
import type { Criterion } from './report.ts';

/** What the criteria are computed from. */
export type Known = {
  readonly design: Design;
  readonly evaluation: Evaluation;
  readonly points: readonly DecisionPoint[];
};

/** What must be so before a task is complete, each with its evidence; none of it is ticked by hand. */
export const taskCriteria: Readonly<Record<TaskId, (known: Known) => readonly Criterion[]>> = {
  cidr: (known) => [
    planValid(known),
    capacityMet(known),
    decided(known.points, 'primary-block'),
    decided(known.points, 'reserve'),
    decided(known.points, 'subnet-sizing'),
  ],
  subnets: (known) => [everyZone(known), everySubnetPlaced(known), zoneLossSurvived(known)],
  nat: (known) => [
    egressEstimated(known),
    decided(known.points, 'nat'),
    failoverKnown(known),
    routesValid(known),
  ],
  'security-groups': (known) => [intentsHold(known), securityExplained(known), assumptionsConfirmed(known)],
  endpoints: (known) => [endpointsWork(known), breakEvenComputed(known), decided(known.points, 'endpoints')],
};

function planValid({ design, evaluation }: Known): Criterion {
  const { totals, plan } = evaluation;
  const of = [...findingsOf('cidr', evaluation.findings), ...findingsOf('subnets', evaluation.findings)];
  const fine = `${countOf(totals.subnets, 'subnet')} in ${listOf(design.vpc.blocks)}, all inside ${plan.summary ?? 'no block yet'}; no address error.`;
  const valid = withoutErrors('plan-valid', 'The address plan is valid', of, fine);
  return totals.subnets > 0
    ? valid
    : computed('plan-valid', 'The address plan is valid', {
        met: false,
        evidence: 'There is no subnet yet.',
      });
}

function capacityMet({ evaluation: { need, subnets, findings } }: Known): Criterion {
  const what = 'The network holds what is required';
  const page = 'planning/requirements';
  const { shortfall, addresses, formula } = need;
  if (shortfall !== null)
    return computed('capacity-met', what, { met: false, evidence: shortfall.sentence, page });
  const fit = findings.find(({ rule, severity }) => rule === 'capacityNeed' && severity === 'ok');
  const fine = `${fit?.title.replace(/\.$/, '') ?? `${formatCount(addresses)} addresses needed`}: ${formula}.`;
  return computed('capacity-met', what, { met: Object.keys(subnets).length > 0, evidence: fine, page });
}

function everyZone({ design, evaluation }: Known): Criterion {
  const { zones, tiers, subnets, requirements } = design;
  const gaps = Object.entries(zones).flatMap(([zone, { name }]) =>
    Object.entries(tiers)
      .filter(([tier]) => !Object.values(subnets).some((one) => one.zone === zone && one.tier === tier))
      .map(([tier, { name: tierName }]) => ({ ref: refOf('tier', tier), text: `${tierName} in ${name}` })),
  );
  const [have, want] = [Object.keys(zones).length, requirements.zones];
  const evidence =
    gaps.length > 0
      ? `No subnet for ${listOf(gaps.map(({ text }) => text))}.`
      : `${countOf(evaluation.totals.subnets, 'subnet')}: ${countOf(Object.keys(tiers).length, 'tier')} in each of ${countOf(have, 'zone')}, ${want} required.`;
  return computed('every-zone', 'Every tier stands in every zone, and there are as many zones as required', {
    met: gaps.length === 0 && have >= want && evaluation.totals.subnets > 0,
    evidence,
    subjects: gaps.map(({ ref }) => ref),
    page: 'inventory',
  });
}

function everySubnetPlaced({ evaluation: { subnets, totals } }: Known): Criterion {
  const without = Object.values(subnets).filter(({ cidr, family }) => cidr === null && family !== 'ipv6');
  return computed('placed', 'Every subnet has its addresses', {
    met: without.length === 0 && totals.subnets > 0,
    evidence:
      without.length === 0
        ? `${countOf(totals.subnets, 'subnet')} with ${formatCount(totals.allocatedAddresses)} addresses in the allocation matrix.`
        : `No place for ${listOf(without.map(({ name }) => name))}.`,
    subjects: without.map(({ id }) => refOf('subnet', id)),
    page: 'inventory',
  });
}

function zoneLossSurvived({ design, evaluation: { need } }: Known): Criterion {
  const what = 'The need fits when a zone is lost, where that is required';
  const page = 'planning/requirements';
  if (!design.requirements.survivesZoneLoss) {
    return computed('zone-loss', what, { met: true, evidence: 'It is not required.', page });
  }
  const { zoneLoss } = need;
  if (zoneLoss === null) {
    const evidence = 'It cannot be told yet: there are no ECS tasks, or one zone alone.';
    return computed('zone-loss', what, { met: false, evidence, page });
  }
  const { zone, spare } = zoneLoss;
  const name = design.zones[zone]?.name ?? zone;
  return computed('zone-loss', what, {
    met: spare >= 0,
    evidence: `Without ${name}, ${zoneLossInWords(zoneLoss)}.`,
    subjects: [refOf('zone', zone)],
    page,
  });
}

function egressEstimated({ evaluation: { cost } }: Known): Criterion {
  const { flows } = cost.transfer;
  const outward = flows.filter(({ to }) => to.kind === 'internet' || to.kind === 'service');
  const [out, back] = [
    sumOf(outward.map(({ sentGb }) => sentGb)),
    sumOf(outward.map(({ receivedGb }) => receivedGb)),
  ];
  const assumed = outward.filter((flow) => flow.assumed).length;
  return computed('egress', 'The traffic to the internet and AWS services is estimated', {
    met: outward.length > 0,
    evidence: `${formatCount(Math.round(out))} GB out and ${formatCount(Math.round(back))} GB in a month, in ${countOf(outward.length, 'flow')}: ${outward.length - assumed} stated, ${assumed} assumed with a reason.`,
    page: 'cost/traffic',
  });
}

function failoverKnown({ design, evaluation: { routes } }: Known): Criterion {
  const limit = design.dataTransfer.longestOutageMinutes;
  const outage = longestOutage(zoneFailures(design, routes));
  const worst = `When a zone fails, the others are without a way out for ${outage} min at most`;
  return computed('failover', 'How long the way out may be gone is stated and kept', {
    met: limit !== null && outage <= limit,
    evidence:
      limit === null
        ? `${worst}; nobody has said how long it may be.`
        : `${worst}; ${formatCount(limit)} min are allowed.`,
    page: 'cost/traffic',
  });
}

function routesValid({ evaluation: { findings, routes } }: Known): Criterion {
  const tables = Object.values(routes.tables);
  const count = sumOf(tables.map((table) => table.routes.length));
  const fine = `${countOf(count, 'route')} in ${countOf(tables.length, 'route table')}, none of them leads nowhere.`;
  return withoutErrors('routes-valid', 'The route tables are valid', findingsOf('nat', findings), fine);
}

/**
 * What was proved of each sentence decides; a broken one counts as explained where its finding is set aside with a reason.
 */
function intentsHold({ evaluation: { intents, findings } }: Known): Criterion {
  const what = 'What must hold about who reaches whom holds';
  const isExplained = (id: Id) =>
    findings.some(
      ({ rule, subjects, setAside }) =>
        rule === 'intentBroken' && setAside !== null && subjects.includes(refOf('intent', id)),
    );
  const open = intents.filter(({ id, state }) => state !== 'holds' && !isExplained(id));
  const wrong = open.map(({ sentence, state, detail }) =>
    state === 'broken' ? `“${sentence}” is broken. ${detail}` : `“${sentence}” cannot be answered. ${detail}`,
  );
  const errors = unexplained(findingsOf('security-groups', findings)).filter(
    ({ severity, rule }) => severity === 'error' && rule !== 'intentBroken',
  );
  const [first] = [...wrong, ...errors.map(({ title }) => title)];
  const count = wrong.length + errors.length;
  const all = intents.every(({ state }) => state === 'holds');
  const kept = all ? 'none is broken' : 'each holds or is set aside with a reason';
  const evidence =
    intents.length === 0
      ? 'No sentence is stated that must hold.'
      : first === undefined
        ? `${countOf(intents.length, 'sentence')} that must hold, ${kept}; no error among the findings on security.`
        : `${countOf(count, 'problem')}: ${first}`;
  return computed('intents', what, {
    met: intents.length > 0 && count === 0,
    evidence,
    subjects: open[0]?.subjects ?? errors[0]?.subjects ?? [],
    page: 'security',
  });
}

function securityExplained({ evaluation: { findings, security } }: Known): Criterion {
  const open = unexplained(findingsOf('security-groups', findings));
  const fine = `${countOf(security.ingressRules, 'ingress rule')} and ${countOf(security.egressRules, 'egress rule')}; every error and warning is resolved or set aside with a reason.`;
  return withoutFindings(
    'security-explained',
    'No finding on security is unexplained',
    open,
    fine,
    'open finding',
  );
}

function assumptionsConfirmed({ design }: Known): Criterion {
  const all = Object.entries(design.assumptions);
  const open = all.filter(([, { confirmed }]) => confirmed === null);
  return computed('assumptions', 'What was assumed is confirmed', {
    met: open.length === 0,
    evidence:
      open.length === 0
        ? `${countOf(all.length, 'assumption')}, all confirmed with a name.`
        : `${open.length} of ${countOf(all.length, 'assumption')} to confirm: ${open[0]?.[1].text ?? ''}`,
    page: 'findings',
  });
}

function endpointsWork({ evaluation }: Known): Criterion {
  const { findings, routes, cost } = evaluation;
  const names = Object.values(routes.endpoints).map(({ label }) => label);
  const fine = `${countOf(names.length, 'endpoint')} for ${countOf(cost.serviceWays.length, 'service')} that are called; each service is reached.`;
  return withoutErrors(
    'endpoints-work',
    'Every service that tasks need is reached',
    findingsOf('endpoints', findings),
    fine,
  );
}

function breakEvenComputed({ design, evaluation: { cost } }: Known): Criterion {
  const what = 'The cost of endpoints is compared with that of NAT';
  const page = 'cost/endpoints';
  const unknown = cost.serviceWays.filter(({ advice }) => advice === 'unknown');
  const { endpointBreakEven } = cost;
  if (endpointBreakEven === null || unknown.length > 0) {
    const evidence =
      unknown.length > 0
        ? `Not known for ${listOf(unknown.map(({ label }) => label))}: a price is missing.`
        : 'No break-even: a price is missing, or NAT is never dearer.';
    return computed('break-even', what, { met: false, evidence, page });
  }
  const { gb, zones } = endpointBreakEven;
  const evidence = `An interface endpoint in ${countOf(zones, 'zone')} is cheaper than NAT from ${formatCount(roundUp(gb))} GB a month on. ${endpointsAgainstNat(design, cost.serviceWays)}`;
  return computed('break-even', what, { met: true, evidence, page });
}
