import { describe, expect, it } from 'vitest';
import { colorSchemes, contrastRatio, type ColorToken } from './tokens.ts';

const heats: readonly ColorToken[] = ['heat-1', 'heat-2', 'heat-3', 'heat-4'];
const cards: readonly ColorToken[] = ['public-fill', 'private-fill', 'isolated-fill', ...heats];
const grounds: readonly ColorToken[] = [
  'canvas',
  'surface',
  'vpc-fill',
  'zone-fill',
  'vpc-tint',
  'panel-fill',
  ...cards,
];

/** Which texts stand on which grounds. */
const texts: readonly (readonly [ColorToken, readonly ColorToken[]])[] = [
  ['ink', [...grounds, 'group-fill', 'peer-fill']],
  ['ink-muted', [...grounds, 'group-fill', 'peer-fill']],
  ['region-ink', ['canvas']],
  ['vpc-ink', ['vpc-fill', 'surface', ...heats]],
  ['zone-ink', ['zone-fill']],
  ['public-ink', ['public-fill', 'vpc-fill', ...heats]],
  ['private-ink', ['private-fill', 'vpc-fill', ...heats]],
  ['isolated-ink', ['isolated-fill', 'vpc-fill', ...heats]],
  ['group-ink', ['panel-fill', 'group-fill']],
  ['on-solid', ['vpc-solid']],
  ['danger', cards],
];

/** Which strokes must be told from which grounds. */
const strokes: readonly (readonly [ColorToken, readonly ColorToken[]])[] = [
  ['region-stroke', ['canvas']],
  ['vpc-stroke', ['canvas', 'vpc-fill', 'vpc-tint', 'surface', 'public-fill', 'zone-fill']],
  ['vpc-solid', ['vpc-fill', 'bar-track']],
  ['zone-stroke', ['vpc-fill', 'zone-fill']],
  ['public-stroke', ['zone-fill', 'public-fill', 'bar-track']],
  ['private-stroke', ['zone-fill', 'private-fill', 'bar-track']],
  ['isolated-stroke', ['zone-fill', 'isolated-fill', 'bar-track']],
  ['group-stroke', ['panel-fill', 'group-fill']],
  ['peer-stroke', ['panel-fill', 'peer-fill']],
  ['danger', ['bar-track']],
  ['heat-line-1', ['zone-fill', 'vpc-tint', 'heat-1']],
  ['heat-line-2', ['zone-fill', 'vpc-tint', 'heat-2']],
  ['heat-line-3', ['zone-fill', 'vpc-tint', 'heat-3']],
  ['heat-line-4', ['zone-fill', 'vpc-tint', 'heat-4']],
];

describe.each(['light', 'dark'] as const)('the %s colors', (scheme) => {
  const colors = colorSchemes[scheme];
  const contrast = (one: ColorToken, other: ColorToken) => contrastRatio(colors[one], colors[other]);

  it.each(texts)('let %s be read wherever it stands', (ink, on) => {
    const tooFaint = on.filter((ground) => contrast(ink, ground) < 4.5);

    expect(tooFaint).toEqual([]);
  });

  it.each(strokes)('let %s be seen wherever it runs', (stroke, on) => {
    const tooFaint = on.filter((ground) => contrast(stroke, ground) < 3);

    expect(tooFaint).toEqual([]);
  });
});

describe('contrastRatio', () => {
  it('is 21 for black on white, whichever comes first, and 1 for a color on itself', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrastRatio('#ffffff', '#000000')).toBeCloseTo(21);
    expect(contrastRatio('#8c4fff', '#8c4fff')).toBe(1);
  });

  it('agrees with the published value for #767676 on white', () => {
    expect(contrastRatio('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });
});
