import fc from 'fast-check';

import { commandMakers } from '../commands/command.arbitrary.ts';
import { applyCommand } from '../commands/command.ts';
import { unlocked } from '../commands/locks.ts';
import { templates } from '../templates/templates.ts';
import type { Design } from './design.ts';

/**
 * Designs as people might make them: a template changed by up to `edits` random commands, those that are refused left
 * out. All are valid; many are unwise. None is locked, since a lock refuses most of what is tried with them.
 */
export function anyDesign(edits = 30): fc.Arbitrary<Design> {
  return fc
    .tuple(fc.constantFrom(...templates.map(({ design }) => design)), commandMakers(edits))
    .map(([start, makers]) =>
      makers.reduce((design, make) => {
        const next = applyCommand(design, make(design));
        return next.ok ? unlocked(next.value) : design;
      }, start),
    );
}
