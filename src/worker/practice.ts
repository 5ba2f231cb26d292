import type { Command } from '../engine/commands/command.ts';
import type { Design } from '../engine/design/design.ts';

/**
 * Edits of the kinds that people make most, to be tried on a design while nobody waits: a browser compiles what runs
 * often, and the first edits of a person would otherwise take three to seven times as long. A few dozen for any design,
 * and two kinds where there are no subnets.
 */
export function practiceEdits(design: Design): readonly Command[] {
  const subnets = Object.entries(design.subnets).slice(0, 4);
  const zones = Object.keys(design.zones);
  const moves = subnets.flatMap(([id, { zone, tier }]): readonly Command[] => {
    const elsewhere = zones.find((other) => other !== zone);
    const prefix = design.tiers[tier]?.prefix ?? 24;
    return [
      ...(elsewhere === undefined ? [] : [{ type: 'moveSubnet', id, zone: elsewhere } as const]),
      { type: 'setSubnetCidr', id, cidr: `/${String(prefix)}` },
      { type: 'resizeSubnet', id, prefix: Math.min(28, prefix + 1) },
    ];
  });
  const other = design.nat.mode === 'single' ? 'per-zone' : 'single';
  // The second time round a little faster code runs than the first, and so on until the fourth.
  const vpc: Command = { type: 'setVpc', dnsHostnames: !design.vpc.dnsHostnames };
  const round: readonly Command[] = [...moves, { type: 'setNat', mode: other }, vpc];
  return [...round, ...round, ...round, ...round];
}
