import { type Design, entryOf } from '../../design/design.ts';
import type { Lines } from './lines.ts';
import { literal } from './literal.ts';

/**
 * The statement that accepts a finding of a validator on a construct, with the reason that stands in the validation
 * report. The id is the qualified one: with a short id CDK drops the finding without a trace.
 */
export function acknowledge(construct: string, id: string, reason: string): Lines {
  return [
    `cdk.Validations.of(${construct}).acknowledge({`,
    `  id: ${literal(id)},`,
    `  reason: ${literal(reason)},`,
    '});',
  ];
}

/** The reason a person gave for setting aside the finding of `key`, or `undefined`. */
export function setAsideReason(design: Design, key: string): string | undefined {
  return entryOf(design.setAside, key)?.reason;
}
