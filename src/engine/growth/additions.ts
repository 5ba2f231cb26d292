import type { Id } from '../design/design.ts';
import type { Evaluated } from './replacements.ts';

/** What one design has and an earlier one had not. */
export type Additions = {
  readonly subnets: readonly {
    readonly id: Id;
    readonly name: string;
    readonly tierName: string;
    readonly zoneName: string;
    readonly cidr: string | null;
    readonly addresses: number;
  }[];
  readonly natGateways: readonly { readonly zone: Id | null; readonly name: string }[];
  /** Interfaces of endpoints, each paid by the hour. */
  readonly endpointInterfaces: number;
  readonly routeTables: number;
  readonly blocks: readonly string[];
};

/** What `after` has and `before` had not, by id. */
export function additionsOf(before: Evaluated, after: Evaluated): Additions {
  const [old, fresh] = [before.evaluation, after.evaluation];
  return {
    subnets: Object.values(fresh.subnets)
      .filter(({ id }) => !Object.hasOwn(old.subnets, id))
      .map(({ id, name, tierName, zoneName, cidr, addresses }) => ({
        id,
        name,
        tierName,
        zoneName,
        cidr,
        addresses,
      })),
    natGateways: Object.values(fresh.routes.natGateways)
      .filter(({ id }) => !Object.hasOwn(old.routes.natGateways, id))
      .map(({ zone, name }) => ({ zone, name })),
    endpointInterfaces: interfaces(after) - interfaces(before),
    routeTables: Object.keys(fresh.routes.tables).length - Object.keys(old.routes.tables).length,
    blocks: after.design.vpc.blocks.filter((block) => !before.design.vpc.blocks.includes(block)),
  };
}

function interfaces({ evaluation }: Evaluated): number {
  return Object.values(evaluation.routes.endpoints).reduce((sum, { subnets }) => sum + subnets.length, 0);
}
