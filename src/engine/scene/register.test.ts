import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Design } from '../design/design.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { pictureScene } from './layoutScene.ts';
import { hostileDesign } from './scene.testing.ts';
import { visibleText } from './visibleText.ts';

/** What stands in the picture's register, without the breaks that lines put into it. */
function registerOf(design: Design): string {
  const scene = pictureScene(design, evaluate(design, awsPriceBook));
  const words = scene.texts.filter(({ box }) => scene.boxes[box]?.role === 'register');
  expect(words.filter(({ full }) => full !== null)).toEqual([]);
  return unbroken(words.map(({ text }) => text).join(''));
}

const unbroken = (text: string) => visibleText(text).replaceAll(' ', '');
const named = (name: string): Design => ({
  ...agents1000,
  subnets: { ...agents1000.subnets, 'ecs-b': { ...agents1000.subnets['ecs-b']!, name } },
  tiers: { ...agents1000.tiers, ecs: { ...agents1000.tiers['ecs']!, name } },
});

describe('the register of the picture', () => {
  it('has every subnet with its address', () => {
    const register = registerOf(agents1000);

    for (const { cidr, name } of Object.values(agents1000.subnets)) {
      expect(register).toContain(cidr);
      expect(register).toContain(unbroken(name));
    }
  });

  it('shows whole what the drawing had to shorten, whatever it is called', () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(names, (name) => {
        expect(registerOf(named(name))).toContain(unbroken(name));
      }),
      { numRuns: 25, examples: [['W'.repeat(120)], ['a '.repeat(60)], ['東京'.repeat(60)]] },
    );
    expect(registerOf(hostileDesign())).toContain(unbroken('W'.repeat(120)));
  });
});
