import { refOf, type Id } from '../../design/design.ts';
import { groupedBy } from '../network.ts';
import { ownSource, type FindingRule, type Found } from './rule.ts';

/** Letters of other scripts that look like Latin ones, as far as names in practice meet them (Unicode TR 39). */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  һ: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  ѕ: 's',
  т: 't',
  у: 'y',
  х: 'x',
  α: 'a',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
};

/** Subnets or groups whose names a person cannot tell apart. */
export const nameTwice: FindingRule = {
  id: 'nameTwice',
  title: 'Names that cannot be told apart',
  severity: 'warning',
  source: ownSource('The names of this design; AWS wants those of security groups to be different in a VPC'),
  find: ({ design }) => [
    ...alike('subnet', Object.entries(design.subnets), 'Two subnets'),
    ...alike('group', Object.entries(design.securityGroups), 'Two security groups'),
  ],
};

function alike(
  kind: string,
  things: readonly (readonly [Id, { readonly name: string }])[],
  what: string,
): readonly Found[] {
  return [...groupedBy(things, ([, { name }]) => appearance(name)).values()].flatMap((same) => {
    const ids = same.map(([id]) => id).sort();
    const names = [...new Set(same.map(([, { name }]) => name))];
    if (ids.length < 2) return [];
    return [
      {
        about: `${kind}:${ids[0] ?? ''}`,
        title: `${what} ${
          names.length > 1
            ? `look alike: ${names
                .slice(0, 2)
                .map((name) => `"${name}"`)
                .join(' and ')}`
            : `are called "${names[0] ?? ''}"`
        }.`,
        why: 'Whoever reads the drawing, a rule or a bill takes one for the other.',
        subjects: ids.map((id) => refOf(kind, id)),
      },
    ];
  });
}

/** What a name looks like: without case, invisible characters, widths and scripts. */
function appearance(name: string): string {
  const lower = name.toLowerCase();
  // Plain ASCII needs none of the work below.
  if (/^[\u0000-\u007f]*$/.test(lower)) return lower.replace(/\s+/g, ' ').trim();
  const plain = lower.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '');
  return Array.from(plain)
    .map((letter) => LOOK_ALIKES[letter] ?? letter)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
