import type { Access, Design, Id } from '../design/design.ts';
import type { Evaluation, SubnetReport } from './evaluation.ts';

/** Counts of addresses of some subnets together. */
export type AddressSums = {
  readonly subnets: number;
  readonly addresses: number;
  readonly usable: number;
  readonly used: number;
  readonly free: number;
};

/** The subnet allocation matrix: tiers by zones, each in the order of the design, with sums of rows, columns and all. */
export type AllocationMatrix = {
  readonly zones: readonly { readonly id: Id; readonly name: string; readonly sums: AddressSums }[];
  readonly tiers: readonly {
    readonly id: Id;
    readonly name: string;
    readonly access: Access;
    /** The range the tier's subnets are placed in; `null` before the first. */
    readonly block: string | null;
    /** One for each zone; its subnets in the order of the design, mostly one. */
    readonly cells: readonly (readonly SubnetReport[])[];
    readonly sums: AddressSums;
  }[];
  readonly sums: AddressSums;
};

/** What the subnets hold together; all zero for none. */
export function sumsOf(reports: readonly SubnetReport[]): AddressSums {
  let [addresses, usable, used, free] = [0, 0, 0, 0];
  for (const report of reports) {
    addresses += report.addresses;
    usable += report.usable;
    used += report.used;
    free += report.free;
  }
  return { subnets: reports.length, addresses, usable, used, free };
}

/** The matrix of a design and its evaluation. */
export function allocationMatrix(design: Design, { subnets }: Pick<Evaluation, 'subnets'>): AllocationMatrix {
  const all = Object.values(subnets);
  const cells = new Map<string, SubnetReport[]>();
  for (const report of all) {
    const key = `${report.tier} ${report.zone}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [report]);
    else cell.push(report);
  }
  const zones = Object.entries(design.zones);
  return {
    zones: zones.map(([id, { name }]) => ({
      ...{ id, name },
      sums: sumsOf(all.filter(({ zone }) => zone === id)),
    })),
    tiers: Object.entries(design.tiers).map(([id, { name, access, block }]) => ({
      ...{ id, name, access, block },
      cells: zones.map(([zone]) => cells.get(`${id} ${zone}`) ?? []),
      sums: sumsOf(all.filter(({ tier }) => tier === id)),
    })),
    sums: sumsOf(all),
  };
}
