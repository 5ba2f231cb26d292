import { entryOf, type Design, type Id, type ReachEnd } from '../../design/design.ts';
import type { BoundaryId } from './boundaries.ts';

/** The boundaries that a sentence of the design is about; none for an id of nothing. */
export function boundariesOfIntent(design: Design, id: Id): readonly BoundaryId[] {
  const intent = entryOf(design.intents, id);
  if (intent === undefined) return [];
  if (intent.kind === 'only-these') return ['tiers'];
  if (intent.kind === 'only-through') return ['aws'];
  const crossed: BoundaryId[] = [];
  if (isOutside(intent.from)) crossed.push('internet');
  if (isOutside(intent.to)) crossed.push('out');
  if (isOfAws(intent.to)) crossed.push('aws');
  return crossed.length === 0 ? ['tiers'] : crossed;
}

const isOutside = ({ kind }: ReachEnd) => kind === 'internet' || kind === 'network' || kind === 'cidr';
const isOfAws = ({ kind }: ReachEnd) => kind === 'service' || kind === 'endpoint';
