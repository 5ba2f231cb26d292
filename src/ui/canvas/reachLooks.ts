import type { ColorToken } from '../../engine/scene/tokens.ts';
import type { ReachMark } from './reachLight.ts';

type Look = {
  readonly color: ColorToken;
  /** As SVG has it; `undefined` for a whole line. */
  readonly dash?: string;
  readonly word: string;
  /** What it means in the legend. */
  readonly meaning: string;
};

/** How what lights up looks: each meaning has its own word, colour and line. */
export const reachLooks: Readonly<Record<ReachMark, Look>> = {
  reached: { color: 'vpc-stroke', word: 'reached', meaning: 'Reached by the thing in hand' },
  reaches: {
    color: 'mark-changed',
    dash: '7 4',
    word: 'reaches it',
    meaning: 'Reaches the thing in hand',
  },
  both: { color: 'private-stroke', dash: '10 3 2 3', word: 'both ways', meaning: 'Reached, and reaches it' },
  guards: { color: 'group-stroke', word: 'guarded', meaning: 'Guarded by the group in hand' },
  trusts: { color: 'peer-stroke', dash: '2 3', word: 'trusted', meaning: 'Trusted by the group in hand' },
};
