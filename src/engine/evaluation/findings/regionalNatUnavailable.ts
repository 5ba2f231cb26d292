import { refOf } from '../../design/design.ts';
import { REGIONAL_NAT } from '../nat.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/**
 * A regional NAT gateway where AWS had not offered it when it was launched, in AWS GovCloud (US) and China
 * (https://aws.amazon.com/about-aws/whats-new/2025/11/aws-nat-gateway-regional-availability/), or where its price is not
 * known, which may mean the same.
 */
export const regionalNatUnavailable: FindingRule = {
  id: 'regionalNatUnavailable',
  title: 'Regional NAT gateways where AWS may not offer them',
  severity: 'warning',
  source: awsPage('Regional NAT gateways', 'vpc/latest/userguide/nat-gateways-regional.html'),
  find: (context) => {
    const { design, routes } = context;
    if (design.nat.mode !== 'regional' || routes.natGateways[REGIONAL_NAT]?.kind !== 'regional') return [];
    return /^(us-gov|cn)-/.test(design.region) ? [notOffered(context)] : withoutPrice(context);
  },
};

function notOffered({ design }: FindingContext): Found {
  return {
    about: '',
    title: `AWS did not offer regional NAT gateways in ${design.region} when it launched them.`,
    why: 'Look whether it does by now; where it does not, the stack cannot be deployed. A NAT gateway in each zone works everywhere.',
    ...common,
  };
}

function withoutPrice({ design, cost }: FindingContext): readonly Found[] {
  const line = cost.lines.find(({ id }) => id === 'regional-nat-gateway');
  if (line === undefined || line.usdPerUnit !== null) return [];
  return [
    {
      about: '',
      severity: 'info',
      title: `No price of a regional NAT gateway is known in ${design.region}.`,
      why: 'The total leaves it out, and AWS may not offer it there. A NAT gateway in each zone has a known price.',
      ...common,
    },
  ];
}

const common: Pick<Found, 'subjects' | 'fix'> = {
  subjects: [refOf('nat', REGIONAL_NAT)],
  fix: { label: 'A NAT gateway in every zone', commands: [{ type: 'setNat', mode: 'per-zone' }] },
};
