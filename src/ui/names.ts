import type { Design, Ref } from '../engine/design/design.ts';
import { thingName } from '../engine/design/things.ts';
import { endpointServiceOf } from '../engine/regions/endpointServices.ts';
import { visibleText } from '../engine/scene/visibleText.ts';

const accessWords = { public: 'Public', private: 'Private', isolated: 'Isolated' } as const;

/** `Private subnet`, as a heading. */
export const accessWord = (access: keyof typeof accessWords): string => accessWords[access];

/** What an endpoint is called: the service's own name where it is known. */
export function endpointName(service: string): string {
  return endpointServiceOf(service)?.label ?? service;
}

/** What people call the thing behind a ref, with nothing hidden; the ref itself when the design no longer has it. */
export function nameOf(design: Design, ref: Ref): string {
  return visibleText(thingName(design, ref));
}
