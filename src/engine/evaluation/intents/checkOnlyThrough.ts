import { refOf, type Intent } from '../../design/design.ts';
import { endpointName } from '../../design/traffic.ts';
import { isEmpty } from '../../packets/headerSet.ts';
import { countOf } from '../figures.ts';
import { broken, holds, stopsOn, type Verdict } from './proofs.ts';
import type { Field } from './field.ts';

/** Whether whatever gets from one end to an AWS service passes the endpoint. */
export function checkOnlyThrough(field: Field, intent: Extract<Intent, { kind: 'only-through' }>): Verdict {
  const name = endpointName(intent.service);
  const ways = field.reach.between(intent.from, { kind: 'service', service: intent.service });
  const arriving = ways.filter(({ arrives }) => !isEmpty(arrives));
  const around = arriving.find(({ endpoint }) => endpoint !== intent.endpoint);
  if (around !== undefined) {
    return broken(
      `Packets from ${around.from.label} get to ${name} without the endpoint.`,
      around,
      around.arrives,
      {
        symbolNames: field.reach.symbolNames,
      },
    );
  }
  const proved =
    arriving.length === 0
      ? `Nothing gets to ${name} at all, on ${stopsOn(ways)}.`
      : `All that gets to ${name} passes the endpoint, on ${countOf(arriving.length, 'way')}.`;
  const verdict = holds(proved, ways);
  return { ...verdict, subjects: [...verdict.subjects, refOf('endpoint', intent.endpoint)] };
}
