import type { Command } from '../commands/command.ts';
import type { Design } from '../design/design.ts';
import { costOfDesign } from '../evaluation/cost/costOfDesign.ts';
import { sumUsd } from '../evaluation/cost/money.ts';
import type { Cost, ServiceWay } from '../evaluation/evaluation.ts';
import { countOf, formatCount, formatUsd, listOf } from '../evaluation/figures.ts';
import { blockedIn } from '../evaluation/endpoints/withoutEndpoints.ts';
import { dnsCommands } from '../evaluation/endpoints/serviceCommands.ts';
import { readNetwork } from '../evaluation/network.ts';
import { countedFlows, type CountedFlow } from '../evaluation/transfer/countedFlows.ts';
import { closedOutlets } from '../optimise/closedOutlets.ts';
import type { PriceBook } from '../prices/priceBook.ts';
import {
  outcomeOf,
  recordedAt,
  type DecisionOption,
  type DecisionPoint,
  type Figure,
  type Remark,
} from './decisionPoint.ts';

const POLICY_PAGE = 'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html';

/** Which AWS services are reached through endpoints: the free ones alone, those that pay, or all that are called. */
export function endpointDecision(design: Design, prices: PriceBook): DecisionPoint {
  const flows = countedFlows(readNetwork(design));
  const { serviceWays: ways } = costOfDesign(design, prices, flows);
  const judge = (id: string, label: string, description: string, commands: readonly Command[]) =>
    judged(design, prices, flows, { id, label, description, commands });
  const choices = [
    judge(
      'gateways',
      'Free gateways alone',
      'Amazon S3 and DynamoDB by gateway endpoint, everything else over the way out.',
      [...free(ways), ...dropAll(design)],
    ),
    judge(
      'paying',
      'Those that pay',
      'Each service by whichever is cheaper at the traffic of today, NAT left as it is.',
      [...ways.flatMap(({ commands }) => commands)],
    ),
    judge(
      'all',
      'All that are called',
      'Every service that a flow leads to through an endpoint in all zones.',
      [...free(ways), ...addAll(design, ways)],
    ),
  ];
  const named = distinct(choices);
  const now = named.find(({ option }) => option.commands.length === 0 && option.refusal === null);
  const drawn = judge('drawn', 'As drawn', 'The endpoints that the design has.', []);
  const options = now === undefined ? [drawn, ...named] : named;
  return {
    id: 'endpoints',
    question: 'Which AWS services are reached through endpoints?',
    options: options.map(({ option }) => option),
    inForce: (now ?? drawn).option.id,
    recommended: recommend(options, now ?? drawn),
    recorded: recordedAt(design, 'endpoints'),
  };
}

/** Without the choice of those that pay where it is one of the two others: all of them, or none but the free ones. */
function distinct(choices: readonly Judged[]): readonly Judged[] {
  return choices.filter(
    (one) =>
      one.option.id !== 'paying' || !choices.some((other) => other !== one && other.stands === one.stands),
  );
}

/** Which endpoints a design has, the same text for the same ones. */
function standingIn(design: Design): string {
  const all = Object.values(design.endpoints).map((one) =>
    one.type === 'gateway'
      ? `${one.service} gateway ${[...one.tiers].sort().join(' ')}`
      : `${one.service} ${one.zones === null ? 'everywhere' : [...one.zones].sort().join(' ')}`,
  );
  return all.sort().join('; ');
}

function free(ways: readonly ServiceWay[]): readonly Command[] {
  return ways.flatMap(({ type, commands }) => (type === 'gateway' ? commands : []));
}

function dropAll(design: Design): readonly Command[] {
  return Object.entries(design.endpoints).flatMap(([id, one]) =>
    one.type === 'interface' ? [{ type: 'removeEndpoint', id } as const] : [],
  );
}

function addAll(design: Design, ways: readonly ServiceWay[]): readonly Command[] {
  const missing = ways.filter(({ type, endpoint }) => type === 'interface' && endpoint === null);
  return missing.length === 0
    ? []
    : [
        ...dnsCommands(design),
        ...missing.map(({ service }): Command => ({
          type: 'addEndpoint',
          endpoint: { service, type: 'interface' },
        })),
      ];
}

type Judged = {
  readonly option: DecisionOption;
  /** The month with traffic; `null` when it is not known. */
  readonly usd: number | null;
  /** The labels of the services that are called and cannot be reached, with why, worst first; `null` when it is refused. */
  readonly lacks: readonly { readonly services: readonly string[]; readonly text: string }[] | null;
  /** The endpoints that it leaves. */
  readonly stands: string;
};

function judged(
  design: Design,
  prices: PriceBook,
  flows: readonly CountedFlow[],
  { id, label, description, commands }: Pick<DecisionOption, 'id' | 'label' | 'description' | 'commands'>,
): Judged {
  const outcome = outcomeOf(design, label, commands);
  const cost = costOfDesign(outcome.design, prices, flows);
  const shut = shutServices(cost);
  const closed = closedOutlets(outcome.design, flows);
  const refused = outcome.refusal !== null;
  const nothingLeads = { services: shut, text: `Nothing leads to ${listOf(shut)}.` };
  const remarks: readonly Remark[] = [
    ...(shut.length === 0
      ? []
      : [{ severity: 'error', text: nothingLeads.text, source: POLICY_PAGE } as const]),
    ...closed.map(({ text }) => ({ severity: 'warning', text, source: null }) as const),
  ];
  const option: DecisionOption = {
    ...{ id, label, description },
    figures: refused ? [] : figuresOf(outcome.design, cost),
    remarks: refused ? [] : remarks,
    commands: refused ? [] : commands,
    ...{ refusal: outcome.refusal, moves: outcome.moves, replaces: outcome.replaces, blocks: [], sizes: [] },
  };
  const usd = refused || cost.totalPartial ? null : cost.totalUsd;
  const lacks = refused ? null : [...(shut.length === 0 ? [] : [nothingLeads]), ...closed];
  return { option, usd, lacks, stands: standingIn(outcome.design) };
}

function shutServices({ transfer }: Cost): readonly string[] {
  const shut = transfer.flows.filter((flow) => flow.to.kind === 'service' && blockedIn(flow) !== null);
  return [...new Set(shut.map(({ toLabel }) => toLabel))];
}

function figuresOf(design: Design, cost: Cost): readonly Figure[] {
  const endpoints = Object.values(design.endpoints);
  const paid = endpoints.filter(({ type }) => type === 'interface').length;
  const hours = usdOf(cost.lines.filter(({ id, subjects }) => isOfEndpoint(id, subjects)));
  const data = usdOf(cost.transfer.lines.filter(({ subjects }) => subjects.some(isEndpoint)));
  const toServices = cost.transfer.flows.filter(({ to }) => to.kind === 'service');
  const hops = toServices.flatMap(({ legs }) => legs.flatMap((leg) => leg.hops));
  const around = usdOf(hops.filter(({ subject }) => subject === null || !isEndpoint(subject)));
  const gb = hops.reduce((sum, hop) => sum + (hop.kind === 'nat' ? hop.gb : 0), 0);
  return [
    money('month', 'The whole month, with traffic', cost.totalPartial ? null : cost.totalUsd),
    { id: 'interfaces', label: 'Interface endpoints', value: paid, text: countOf(paid, 'endpoint') },
    money('hours', 'Their hours', hours),
    money('processing', 'What they process', data),
    money('around', 'Services over NAT, zones crossed', around),
    {
      id: 'nat-gb',
      label: 'Data to services over NAT',
      value: Math.round(gb),
      text: `${formatCount(Math.round(gb))} GB`,
    },
  ];
}

const isEndpoint = (ref: string) => ref.startsWith('endpoint:');
const isOfEndpoint = (id: string, subjects: readonly string[]) =>
  id.startsWith('endpoint-') && subjects.some(isEndpoint);

function money(id: string, label: string, usd: number | null): Figure {
  return { id, label, value: usd, text: usd === null ? 'price not known' : formatUsd(usd) };
}

function usdOf(lines: readonly { readonly monthlyUsd: number | null }[]): number | null {
  const known = lines.map(({ monthlyUsd }) => monthlyUsd).filter((usd) => usd !== null);
  return known.length < lines.length ? null : sumUsd(known);
}

/**
 * The cheapest of those under which as much can be reached as under any, with the security groups as they are; what is in
 * force wins a tie. What none of them reaches is held against none.
 */
function recommend(options: readonly Judged[], now: Judged): DecisionPoint['recommended'] {
  const nowhere = lackingEverywhere(options);
  const fault = ({ lacks }: Judged) =>
    lacks?.find(({ services }) => services.some((service) => !nowhere.includes(service)));
  const working = [now, ...options].filter(
    (one) => one.lacks !== null && one.usd !== null && fault(one) === undefined,
  );
  const best = working.reduce<Judged | undefined>(
    (least, one) => (least === undefined || (one.usd ?? 0) < (least.usd ?? 0) - 0.005 ? one : least),
    undefined,
  );
  if (best === undefined) {
    return {
      option: now.option.id,
      reasons: [
        'With none of them everything that is called can be reached and priced; what is drawn stays.',
      ],
    };
  }
  const others = options.filter(
    (one) => one !== best && one.usd !== null && one.option.id !== best.option.id,
  );
  const cheaper = others.filter((one) => (one.usd ?? 0) < (best.usd ?? 0) - 0.005);
  return {
    option: best.option.id,
    reasons: [
      reachedText(nowhere, best.usd ?? 0),
      ...(best.lacks ?? []).map(({ text }) => text),
      ...cheaper.map(
        (one) =>
          `${subjectOf(one)} would cost ${formatUsd((best.usd ?? 0) - (one.usd ?? 0))} less, but: ${fault(one)?.text ?? one.option.description}`,
      ),
      ...others
        .filter((one) => !cheaper.includes(one))
        .map((one) => `${subjectOf(one)} would cost ${formatUsd((one.usd ?? 0) - (best.usd ?? 0))} more.`),
    ],
  };
}

const subjectOf = ({ option }: Judged) => (option.id === 'drawn' ? 'What is drawn' : option.label);

/** The services that cannot be reached whichever option is taken. */
function lackingEverywhere(options: readonly Judged[]): readonly string[] {
  const lists = options.flatMap(({ lacks }) =>
    lacks === null ? [] : [lacks.flatMap(({ services }) => services)],
  );
  const [first = [], ...rest] = lists;
  return [...new Set(first)].filter((service) => rest.every((list) => list.includes(service)));
}

function reachedText(nowhere: readonly string[], usd: number): string {
  const month = `${formatUsd(usd)} a month with its traffic`;
  return nowhere.length === 0
    ? `Everything that is called is reached, for ${month}.`
    : `${listOf(nowhere)} ${nowhere.length === 1 ? 'is' : 'are'} reached with none of them; everything else that is called is, for ${month}.`;
}
