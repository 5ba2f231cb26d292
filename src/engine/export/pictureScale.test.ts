import { describe, expect, it } from 'vitest';

import { FULL_SCALE, pictureScale, scalesToTry, smallPictureNote } from './pictureScale.ts';

const usual = { width: 1400, height: 900 };
const huge = { width: 40_000, height: 20_000 };

describe('pictureScale', () => {
  it('is twice the size, or as much as every canvas can hold', () => {
    expect(pictureScale(usual)).toBe(FULL_SCALE);
    const scale = pictureScale(huge);
    expect(huge.width * scale).toBeLessThanOrEqual(16_384);
    expect(huge.width * huge.height * scale ** 2).toBeLessThanOrEqual(2 ** 26 + 1);
  });

  it('goes down from there, for a browser that has less memory', () => {
    expect(scalesToTry(usual)).toEqual([2, 1, 0.5]);
    expect(scalesToTry(huge)[0]).toBe(pictureScale(huge));
  });
});

describe('smallPictureNote', () => {
  it('says the scale where it is not the full one', () => {
    expect(smallPictureNote(FULL_SCALE)).toBeUndefined();
    expect(smallPictureNote(pictureScale(huge))).toMatch(/at 0\.29 times its size instead of 2/);
  });
});
