import { z } from '../schema.ts';

import { type Design, type Endpoint, regionCodeSchema } from '../design/design.ts';
import { nearestName } from '../design/nearestName.ts';
import { dynamodbPrefixListId, s3PrefixListId } from '../regions/prefixLists.ts';
import { type Region, regionCodes, regionOf } from '../regions/regions.ts';
import { err, ok } from '../result.ts';
import { type Edit, defineCommand } from './definition.ts';
import { mapping } from './records.ts';

/**
 * Moves the whole design to another region: its zones take the names and ids of that region's, in order, and gateway
 * endpoints its prefix lists, where they are known. Addresses stay.
 *
 * Refuses with `setRegion/unknown-region`, or `/too-few-zones` when the region has fewer zones than the design.
 */
export const setRegion = defineCommand({
  schema: z.strictObject({ type: z.literal('setRegion'), region: regionCodeSchema }),
  apply: (design, { region: code }) => {
    const region = regionOf(code);
    return region === undefined ? unknownRegion(code) : movedTo(design, region);
  },
  label: (_, { region }) => `Move the design to ${region}`,
});

function movedTo(design: Design, region: Region): Edit {
  const wanted = Object.keys(design.zones).length;
  if (region.zones.length < wanted) {
    return err({
      type: 'setRegion/too-few-zones',
      message: `${region.name} has ${region.zones.length} Availability Zones and the design uses ${wanted}; remove zones first or choose a larger region.`,
    });
  }
  const zones = Object.fromEntries(
    Object.keys(design.zones).map((id, index) => [
      id,
      { name: region.zones[index]?.name ?? '', zoneId: region.zones[index]?.id ?? null },
    ]),
  );
  const endpoints = mapping(design.endpoints, (endpoint) => inRegion(endpoint, region.code));
  return ok({ ...design, region: region.code, zones, endpoints });
}

function inRegion(endpoint: Endpoint, region: string): Endpoint {
  if (endpoint.type === 'interface') return endpoint;
  const known = endpoint.service === 's3' ? s3PrefixListId(region) : dynamodbPrefixListId(region);
  return { ...endpoint, prefixListId: known ?? null };
}

function unknownRegion(code: string): Edit {
  const nearest = nearestName(code, regionCodes);
  return err({
    type: 'setRegion/unknown-region',
    message: `There is no region ${code}; ${nearest === undefined ? 'one such as us-east-1 would work' : `the nearest is ${nearest}`}.`,
    ...(nearest === undefined ? {} : { suggestion: nearest }),
  });
}
