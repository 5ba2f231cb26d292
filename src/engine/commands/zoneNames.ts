import type { Design, Id } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { type Result, err, ok } from '../result.ts';

/**
 * Refuses a zone's name that another zone has (`<command>/name-taken`) or that belongs to another region
 * (`<command>/other-region`). `except` is the zone that is being renamed.
 */
export function checkZoneName(
  design: Design,
  command: string,
  name: string,
  except?: Id,
): Result<null, Refusal> {
  if (!name.startsWith(design.region)) {
    return err({
      type: `${command}/other-region`,
      message: `${name} is not a zone of ${design.region}, where this design is; ${design.region}${name.slice(-1)} would be.`,
      suggestion: `${design.region}${name.slice(-1)}`,
    });
  }
  const taken = Object.entries(design.zones).some(([id, zone]) => id !== except && zone.name === name);
  if (!taken) return ok(null);
  return err({
    type: `${command}/name-taken`,
    message: `${name} is in the design already; choose another zone.`,
  });
}
