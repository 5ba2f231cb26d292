/**
 * Ranges that AWS takes and that make trouble later. Data for the findings: each with what it clashes
 * with, the reason as a sentence, and where that is written.
 */
import { type Cidr, overlaps } from './cidr.ts';
import { block } from './literal.ts';

/** A range to avoid. `concerns` says whether it is about VPC blocks or about the destinations of routes. */
export type Clash = {
  readonly id: string;
  readonly range: Cidr;
  readonly concerns: 'block' | 'route';
  readonly reason: string;
  /** The page that says so. */
  readonly source: string;
};

const vpcBlocks = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html';
const dockerPools =
  'https://docs.mirantis.com/mke/current/install/plan-deployment/mcr-considerations/default-address-pools.html';
const eksService =
  'https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html';

/** Every range known to clash, in the order in which they are to be shown. */
export const clashes: readonly Clash[] = [
  {
    id: 'docker-bridge',
    range: block('172.17.0.0/16'),
    concerns: 'block',
    reason:
      "It is Docker's default bridge network; AWS names Cloud9 and SageMaker AI as services that conflict with it.",
    source: vpcBlocks,
  },
  {
    id: 'eks-services-10.100',
    range: block('10.100.0.0/16'),
    concerns: 'block',
    reason: 'EKS may take it for Kubernetes services when a cluster names no service range.',
    source: eksService,
  },
  {
    id: 'eks-services-172.20',
    range: block('172.20.0.0/16'),
    concerns: 'block',
    reason: 'EKS may take it for Kubernetes services when a cluster names no service range.',
    source: eksService,
  },
  {
    id: 'default-vpc',
    range: block('172.31.0.0/16'),
    concerns: 'block',
    reason: "It is every region's default VPC, and VPCs with overlapping blocks cannot be peered.",
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html',
  },
  {
    id: 'benchmarking-198.19',
    range: block('198.19.0.0/16'),
    concerns: 'block',
    reason: 'A VPC with a block in it can never be given an RFC 1918 block.',
    source: vpcBlocks,
  },
  ...dockerFurtherPools(),
  {
    id: 'instance-services',
    range: block('169.254.168.0/22'),
    concerns: 'route',
    reason: 'AWS keeps it for services on the instance: no route may be equal to it or inside it.',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html',
  },
];

/** The clashes that a VPC or subnet block touches, in the order of {@link clashes}. */
export function blockClashes(cidr: Cidr): readonly Clash[] {
  return clashes.filter((clash) => clash.concerns === 'block' && overlaps(clash.range, cidr));
}

/** Where Docker puts its networks after the first; 172.20.0.0/16 stands above for a stronger reason. */
function dockerFurtherPools(): readonly Clash[] {
  return [
    '172.18.0.0/15',
    '172.20.0.0/14',
    '172.24.0.0/14',
    '172.28.0.0/15',
    '172.30.0.0/16',
    '192.168.0.0/16',
  ].map((text) => ({
    id: `docker-pool-${text.replace('/', '-')}`,
    range: block(text),
    concerns: 'block',
    reason:
      "It is one of Docker's default address pools, from which container networks on a host are numbered.",
    source: dockerPools,
  }));
}
