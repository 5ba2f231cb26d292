import { refOf } from '../../design/design.ts';
import { ownSource, type FindingRule } from './rule.ts';

/** Sentences about reachability that must hold and do not, each with the packet that breaks it. */
export const intentBroken: FindingRule = {
  id: 'intentBroken',
  title: 'Intents that do not hold',
  severity: 'error',
  source: ownSource("The design's intents, by exact reachability"),
  find: ({ intents }) =>
    intents
      .filter(({ state }) => state === 'broken')
      .map(({ id, sentence, detail, packet, path, subjects, fix }) => ({
        about: refOf('intent', id),
        title: `It does not hold: ${sentence}.${packet === null ? '' : ` This packet breaks it: ${packet.label}.`}`,
        why: `${detail}${path.length === 0 ? '' : ` Its way: ${path.map(({ label }) => label).join(' → ')}.`}`,
        subjects: [refOf('intent', id), ...subjects],
        ...(fix === null ? {} : { fix }),
      })),
};
