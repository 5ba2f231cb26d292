import { refOf } from '../../design/design.ts';
import { listOf } from '../figures.ts';
import { ownSource, type FindingRule } from './rule.ts';

/** A tier without subnets that something is meant to run in. */
export const tierWithoutSubnets: FindingRule = {
  id: 'tierWithoutSubnets',
  title: 'Workloads or endpoints in a tier without subnets',
  severity: 'error',
  source: ownSource('The tiers of this design'),
  find: ({ design, network }) =>
    Object.entries(design.tiers).flatMap(([tier, { name }]) => {
      if (network.byTier.has(tier)) return [];
      const workloads = Object.values(design.workloads).filter((workload) => workload.tier === tier);
      const endpoints = Object.values(design.endpoints).filter(
        (one) => one.type === 'interface' && one.tier === tier,
      );
      const names = [
        ...workloads.map((workload) => workload.name),
        ...endpoints.map(({ service }) => service),
      ];
      if (names.length === 0) return [];
      const title = `${name} has no subnet, and ${listOf(names)} would stand in it.`;
      return [
        {
          about: `tier:${tier}`,
          title,
          why: 'Without a subnet there is nowhere to put them.',
          subjects: [refOf('tier', tier)],
        },
      ];
    }),
};
