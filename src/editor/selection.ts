import type { Design, Ref } from '../engine/design/design.ts';
import { isThere } from '../engine/design/things.ts';

/** Whether `ref` names something in the design; address ranges and the VPC always count as there. */
export function existsIn(design: Design, ref: Ref): boolean {
  return isThere(design, ref);
}
