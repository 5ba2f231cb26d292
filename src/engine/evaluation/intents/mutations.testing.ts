import type { Design, Id, Peer, Rule, Traffic } from '../../design/design.ts';
import { peerRef, sameRule, trafficLabel } from '../../design/traffic.ts';

/** One rule of a design turned into another, or taken away. */
export type Mutation = {
  readonly rule: Id;
  /** What was done, in words: `rds-from-ecs-worker: port 5433`. */
  readonly name: string;
  readonly design: Design;
};

const LAST = 65_535;

/**
 * Every way in which each rule of the design may be wrong: gone, on other ports or another protocol, for another peer or
 * for everybody, of another group, or in the other direction. What another rule says already is left out.
 */
export function mutationsOf(design: Design): readonly Mutation[] {
  return Object.entries(design.rules).flatMap(([id, rule]) => [
    { rule: id, name: `${id}: removed`, design: withRule(design, id, null) },
    ...flipsOf(design, rule)
      .filter(([, flipped]) => !Object.values(design.rules).some((other) => sameRule(other, flipped)))
      .map(([what, flipped]) => ({
        rule: id,
        name: `${id}: ${what}`,
        design: withRule(design, id, flipped),
      })),
  ]);
}

function withRule(design: Design, id: Id, rule: Rule | null): Design {
  if (rule !== null) return { ...design, rules: { ...design.rules, [id]: rule } };
  const others = Object.entries(design.rules).filter(([other]) => other !== id);
  return { ...design, rules: Object.fromEntries(others) };
}

function flipsOf(design: Design, rule: Rule): readonly (readonly [string, Rule])[] {
  const flips: (readonly [string, Rule])[] = trafficsNear(rule.traffic).map((traffic) => [
    trafficLabel(traffic),
    { ...rule, traffic },
  ]);
  for (const peer of peersBeside(design, rule)) flips.push([`peer ${peerRef(peer)}`, { ...rule, peer }]);
  for (const group of Object.keys(design.securityGroups)) {
    if (group !== rule.group) flips.push([`group ${group}`, { ...rule, group }]);
  }
  const direction = rule.direction === 'ingress' ? 'egress' : 'ingress';
  return [...flips, [direction, { ...rule, direction }]];
}

function trafficsNear({ protocol, ports }: Traffic): readonly Traffic[] {
  const other: Traffic = { protocol: protocol === 'udp' ? 'tcp' : 'udp', ports };
  const rest: readonly Traffic[] = [other, { protocol, ports: null }, { protocol: 'all', ports: null }];
  if (ports === null) return rest;
  const { from, to } = ports;
  const shifted = [
    [from - 1, to - 1],
    [from + 1, to + 1],
    [from - 1, to],
    [from, to + 1],
    [from, LAST],
    [0, to],
  ] as const;
  return [
    ...rest,
    ...shifted
      .filter(([first, last]) => first >= 0 && last <= LAST)
      .map(([first, last]) => ({ protocol, ports: { from: first, to: last } })),
  ];
}

function peersBeside({ securityGroups, vpc }: Design, { peer }: Rule): readonly Peer[] {
  const groups = Object.keys(securityGroups).map((group) => ({ kind: 'group', group }) as const);
  const cidrs = ['0.0.0.0/0', '::/0', ...vpc.blocks].map((cidr) => ({ kind: 'cidr', cidr }) as const);
  return [...groups, ...cidrs].filter((other) => peerRef(other) !== peerRef(peer));
}
