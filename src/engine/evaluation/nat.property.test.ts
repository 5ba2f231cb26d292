import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { natModes, type Design } from '../design/design.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { generatedDesign } from '../templates/generatedDesign.ts';
import type { Routes } from './evaluation.ts';
import { isNatTarget } from './nat.ts';
import { readNetwork } from './network.ts';
import { gatewayOf } from './routeTargets.ts';
import { deriveRouting } from './routes.ts';

/** Designs of several zones from which subnets were taken at random, so that some zones have no public subnet. */
const anyNetwork: fc.Arbitrary<Design> = fc
  .record({
    base: fc.constantFrom(
      agents1000,
      generatedDesign({ zones: 4, tiers: 6, subnets: 24, groups: 1, flows: 1 }),
    ),
    kept: fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
    internetGateway: fc.boolean(),
    at: fc.nat(5),
    named: fc.boolean(),
    mode: fc.constantFrom(...natModes),
  })
  .map(({ base, kept, internetGateway, at, named, mode }) => {
    const subnets = Object.fromEntries(
      Object.entries(base.subnets).filter((_, index) => kept[index] ?? true),
    );
    const zones = Object.keys(base.zones);
    const zone = named ? (zones[at % zones.length] ?? null) : null;
    return { ...base, subnets, vpc: { ...base.vpc, internetGateway }, nat: { mode, zone } };
  });

const routingOf = (design: Design) => deriveRouting(readNetwork(design), design.nat);

function defaultTargets({ tables }: Routes) {
  return Object.values(tables)
    .filter(({ derived, subnets }) => derived && subnets.length > 0)
    .flatMap(({ routes }) => routes.filter(({ destination }) => destination === '0.0.0.0/0'))
    .map(({ target }) => target)
    .filter(isNatTarget);
}

describe('with every choice of NAT', () => {
  it('a private subnet has a default route to NAT that is there, or none where there is none', () => {
    fc.assert(
      fc.property(anyNetwork, (design) => {
        const routes = routingOf(design);
        const gateways = Object.values(routes.natGateways);
        for (const target of defaultTargets(routes)) expect(gatewayOf(gateways, target)).toBeDefined();
        const privates = Object.values(routes.tables).filter(({ id }) => id.startsWith('private-'));
        for (const { routes: own } of privates) {
          expect(own.filter(({ destination }) => destination === '0.0.0.0/0')).toHaveLength(
            gateways.length > 0 ? 1 : 0,
          );
        }
      }),
    );
  });

  it('every zone with private subnets is served by exactly one gateway, its own where it has one', () => {
    fc.assert(
      fc.property(anyNetwork, (design) => {
        const gateways = Object.values(routingOf(design).natGateways);
        const privateZones = new Set(
          Object.values(design.subnets)
            .filter(({ tier }) => design.tiers[tier]?.access === 'private')
            .map(({ zone }) => zone),
        );
        const served = gateways.flatMap(({ serves }) => serves);
        expect(new Set(served).size).toBe(served.length);
        if (gateways.length > 0) expect(new Set(served)).toEqual(privateZones);
        for (const { zone } of gateways) {
          if (zone === null || !privateZones.has(zone)) continue;
          expect(gateways.find(({ serves }) => serves.includes(zone))?.zone).toBe(zone);
        }
      }),
    );
  });

  it('stands where its kind stands: in a public subnet, or for the regional one in none', () => {
    fc.assert(
      fc.property(anyNetwork, (design) => {
        for (const { kind, zone, subnet, zones } of Object.values(routingOf(design).natGateways)) {
          if (kind === 'regional') {
            expect([zone, subnet]).toEqual([null, null]);
            expect(zones.length).toBeGreaterThan(0);
            continue;
          }
          const home = design.subnets[subnet ?? ''];
          expect(home?.zone).toBe(zone);
          expect(design.tiers[home?.tier ?? '']?.access).toBe('public');
          expect(zones).toEqual([zone]);
        }
      }),
    );
  });
});
