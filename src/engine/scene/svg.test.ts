// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Design } from '../design/design.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { pictureScene } from './layoutScene.ts';
import { hostileDesign } from './scene.testing.ts';
import { arrowHead, pathData, sceneToSvg } from './svg.ts';

const pictureOf = (design: Design, scheme: 'light' | 'dark' = 'light'): string =>
  sceneToSvg(pictureScene(design, evaluate(design, awsPriceBook)), { scheme, title: design.name });

function parse(svg: string): Document {
  return new DOMParser().parseFromString(svg, 'image/svg+xml');
}

describe('sceneToSvg', () => {
  it('draws the template as reviewed', async () => {
    await expect(pictureOf(agents1000)).toMatchFileSnapshot('golden/agents-1000.light.svg');
  });

  it('lets every text keep its room where the font is another, when asked to, and changes nothing else', () => {
    const design = hostileDesign();
    const scene = pictureScene(design, evaluate(design, awsPriceBook));
    const options = { scheme: 'light', title: design.name } as const;
    const held = sceneToSvg(scene, { ...options, holdsWidths: true });
    const texts = [...parse(held).querySelectorAll('text')];
    const lengths = texts.map((text) => Number(text.getAttribute('textLength')));

    expect(texts.filter((text, at) => text.textContent.trim() !== '' && !(Number(lengths[at]) > 0))).toEqual(
      [],
    );
    expect(Math.max(...lengths)).toBeLessThan(scene.width);
    expect(held.replace(/ textLength="[\d.]+" lengthAdjust="spacingAndGlyphs"/g, '')).toBe(
      sceneToSvg(scene, options),
    );
  });

  it('differs between light and dark in colors alone', () => {
    const colorless = (svg: string) => svg.replace(/#[0-9a-f]{6}/g, '#');

    expect(pictureOf(agents1000, 'dark')).not.toBe(pictureOf(agents1000));
    expect(colorless(pictureOf(agents1000, 'dark'))).toBe(colorless(pictureOf(agents1000)));
  });

  it.each([
    ['the template', agents1000],
    ['hostile names', hostileDesign()],
    ['characters that XML forbids', { ...agents1000, name: 'a\u0000\u0008\ufffe\ud800 b' }],
  ])('is well-formed and holds shapes and text alone for %s', (_, design) => {
    const document = parse(pictureOf(design));
    const names = new Set(Array.from(document.querySelectorAll('*'), ({ tagName }) => tagName));

    expect([...names].sort()).toEqual(['path', 'rect', 'svg', 'text', 'title']);
    expect(pictureOf(design)).not.toMatch(/href|url\(|foreignObject|\son\w+=/);
  });

  it('shows characters that would hide or turn text', () => {
    const svg = pictureOf({ ...agents1000, name: 'pay\u202egnp\u200b' });

    expect(svg).toContain('pay[U+202E]gnp[U+200B]');
    expect(svg).not.toMatch(/[\u202e\u200b]/);
  });

  it('names the design, its revision, the prices and the totals', () => {
    const words = parse(pictureOf({ ...agents1000, revision: 12 })).documentElement.textContent;

    expect(words).toContain(
      'us-east-1 · US East (N. Virginia) · revision 12 · prices of 2024-09-25 to 2026-09-21',
    );
    expect(words).toContain(
      '12 subnets · 6 security groups · 5,376 of 65,536 addresses · $219.00 / month before traffic',
    );
  });
});

describe('pathData', () => {
  it('rounds the corners of a polyline and never by more than half a side', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 4 },
    ];

    expect(pathData({ path: 'polyline', points, cornerRadius: 6 })).toBe('M0 0L8 0Q10 0 10 2L10 4');
  });
});

describe('arrowHead', () => {
  it('points along the end of the edge', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 0, y: 20 },
    ];

    expect(arrowHead({ arrow: 'end', points })).toEqual([
      { x: 0, y: 20 },
      { x: -4.5, y: 11 },
      { x: 4.5, y: 11 },
    ]);
    expect(arrowHead({ arrow: 'none', points })).toBeNull();
  });
});
