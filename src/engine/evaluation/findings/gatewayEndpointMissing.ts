import { refOf, type Id } from '../../design/design.ts';
import { taskTiers } from '../demand.ts';
import { sumUsd } from '../cost/money.ts';
import { formatUsd, listOf } from '../figures.ts';
import { nameIn } from '../network.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** ECS tasks that reach S3, where their image layers lie, the paid way. */
export const gatewayEndpointMissing: FindingRule = {
  id: 'gatewayEndpointMissing',
  title: 'ECS tasks without an S3 gateway endpoint',
  severity: 'warning',
  source: awsPage('Gateway endpoints', 'vpc/latest/privatelink/gateway-endpoints.html'),
  find: (context) => {
    const served = new Set<Id>();
    for (const one of Object.values(context.design.endpoints)) {
      if (one.type === 'gateway' && one.service === 's3') for (const tier of one.tiers) served.add(tier);
    }
    const missing = [...taskTiers(context.design)].filter(
      (tier) => !served.has(tier) && context.network.byTier.has(tier),
    );
    return missing.length === 0 ? [] : [withoutEndpoint(context, missing)];
  },
};

function withoutEndpoint(context: FindingContext, tiers: readonly Id[]): Found {
  const { design } = context;
  const names = listOf(tiers.map((tier) => nameIn(design.tiers, tier)));
  const usd = paidNow(context, tiers);
  return {
    about: '',
    title: `${tiers.length === 1 ? `The tier ${names} has` : `The tiers ${names} have`} no S3 gateway endpoint${usd === null || usd === 0 ? '' : `, which costs ${formatUsd(usd)} a month for what would be free`}.`,
    why: `ECR keeps image layers in S3, so every start of a task reads from there. ${saving(context)}`,
    subjects: tiers.map((tier) => refOf('tier', tier)),
    fix: fixFor(context, tiers),
  };
}

function saving({ cost }: FindingContext): string {
  const rate = cost.trafficRates.find(({ id }) => id === 'nat-gateway-gb')?.usdPerGb ?? null;
  return rate === null
    ? 'It is free of charge.'
    : `It is free of charge, where NAT costs ${String(rate)} USD a GB.`;
}

/** What the traffic of these tiers with S3 is charged for on its way today. */
function paidNow({ cost }: FindingContext, tiers: readonly Id[]): number | null {
  const flows = cost.transfer.flows.filter(
    ({ from, to }) =>
      from.kind === 'tier' && tiers.includes(from.tier) && to.kind === 'service' && to.service === 's3',
  );
  const dollars = flows.map(({ monthlyUsd }) => monthlyUsd).filter((usd) => usd !== null);
  return dollars.length < flows.length ? null : sumUsd(dollars);
}

function fixFor({ design }: FindingContext, tiers: readonly Id[]): NonNullable<Found['fix']> {
  const existing = Object.entries(design.endpoints).find(
    ([, one]) => one.type === 'gateway' && one.service === 's3',
  );
  if (existing === undefined || existing[1].type !== 'gateway') {
    return {
      label: 'Add the S3 gateway endpoint',
      commands: [{ type: 'addEndpoint', endpoint: { service: 's3', type: 'gateway' } }],
    };
  }
  const [id, { tiers: before }] = existing;
  return {
    label: 'Give these tiers its route',
    commands: [{ type: 'setEndpoint', id, changes: { tiers: [...before, ...tiers] } }],
  };
}
