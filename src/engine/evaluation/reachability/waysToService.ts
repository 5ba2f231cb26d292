import { type Design, entryOf, type Id } from '../../design/design.ts';
import type { Party } from './party.ts';
import { interfacesOf, publicService, type ResolvedEnd } from './resolveEnd.ts';
import type { Way } from './way.ts';
import { wayInside } from './wayInside.ts';
import { wayIn } from './waysIn.ts';
import { blockedOut, waysOut } from './waysOut.ts';
import type { World } from './world.ts';

/** A service however it is reached, or through one gateway endpoint alone. */
export type Service = NonNullable<ResolvedEnd['service']>;

/**
 * The ways to an AWS service. Where an interface endpoint has private DNS, the service's name leads to it and to nothing
 * else (https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html); without it the name
 * leads to public addresses, and those take a gateway endpoint's route where there is one.
 */
export function waysToService(
  world: World,
  parties: readonly Party[],
  from: ResolvedEnd,
  { name, endpoint }: Service,
): readonly Way[] {
  const { design } = world.network;
  const service = publicService(name);
  if (endpoint !== null) {
    return from.atEdge.map(
      (stand) =>
        waysOut(world, stand, service).find((way) => way.endpoint === endpoint) ??
        blockedOut(world, stand, { ...service, label: `the gateway endpoint of ${service.label}` }),
    );
  }
  const named = endpointsByName(design, name);
  if (named.length === 0) return from.atEdge.flatMap((stand) => waysOut(world, stand, service));
  const { inside, atEdge } = interfacesOf(parties.filter((party) => named.includes(party.endpoint ?? '')));
  return [
    ...from.inside.flatMap((a) => inside.map((b) => wayInside(design, a, b))),
    ...from.outside.flatMap((a) => atEdge.map((b) => wayIn(world, a, b))),
  ];
}

/** The interface endpoints to which a service's own name leads. */
export function endpointsByName({ vpc, endpoints }: Design, service: string): readonly Id[] {
  if (!vpc.dnsHostnames || !vpc.dnsSupport) return [];
  return Object.keys(endpoints).filter((id) => {
    const endpoint = entryOf(endpoints, id);
    return endpoint?.type === 'interface' && endpoint.service === service && endpoint.privateDns;
  });
}
