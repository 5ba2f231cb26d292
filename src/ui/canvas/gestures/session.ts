import type { Command } from '../../../engine/commands/command.ts';
import type { Ref } from '../../../engine/design/design.ts';
import type { Point } from '../../../engine/scene/scene.ts';
import type { Overlay } from '../overlay.ts';

/** What is said beside the pointer; `refused` when letting go here would change nothing. */
export type Badge = { readonly text: string; readonly refused: boolean };

/**
 * One drag from the moment it begins until it is let go. It holds everything the drag knows; the design is not
 * touched before `drop`, so giving up is forgetting the session.
 */
export type Session = {
  /** Stands back in the picture while its ghost follows the pointer. */
  readonly moving: ReadonlySet<Ref>;
  /** `pointer` and the upper left corner of the ghost, in scene units. */
  readonly move: (pointer: Point, corner: Point) => Badge;
  readonly overlay: Overlay;
  /** What the overlay shows, as a value: only when it is another one is there anything to paint. */
  readonly look: () => unknown;
  /** What letting go here means; `null` for nothing. */
  readonly drop: () => Command | null;
};
