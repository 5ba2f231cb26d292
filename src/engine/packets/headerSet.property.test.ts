import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered, answersTo, askedBy } from './answers.ts';
import { headers, headerSets } from './headerSet.arbitrary.ts';
import {
  ALL_HEADERS,
  contains,
  type Header,
  intersect,
  isEmpty,
  isEqual,
  isWithin,
  overlap,
  subtract,
  union,
  unionAll,
} from './headerSet.ts';
import { canonicalBoxes, headerSetJson, trafficText } from './headerText.ts';
import { compareHeaders, edgeHeaders, smallestHeader } from './witness.ts';

const runs = { numRuns: 400 };

describe('sets of headers', () => {
  it('have in union, intersection and difference the headers that belong there', () => {
    fc.assert(
      fc.property(headerSets, headerSets, fc.array(headers, { maxLength: 20 }), (a, b, some) => {
        const [both, either, rest] = [intersect(a, b), union(a, b), subtract(a, b)];
        for (const header of [...some, ...edgeHeaders(a), ...edgeHeaders(b)]) {
          const [inA, inB] = [contains(a, header), contains(b, header)];
          expect(contains(both, header)).toBe(inA && inB);
          expect(contains(either, header)).toBe(inA || inB);
          expect(contains(rest, header)).toBe(inA && !inB);
        }
      }),
      runs,
    );
  });

  it('are equal exactly when nothing of either is outside the other', () => {
    fc.assert(
      fc.property(headerSets, headerSets, headerSets, (a, b, c) => {
        expect(isEqual(union(intersect(a, b), subtract(a, b)), a)).toBe(true);
        expect(isEqual(subtract(a, union(b, c)), subtract(subtract(a, b), c))).toBe(true);
        expect(isEqual(intersect(a, union(b, c)), union(intersect(a, b), intersect(a, c)))).toBe(true);
        expect(isWithin(a, b)).toBe(isEmpty(subtract(a, b)));
        expect(overlap(a, b)).toBe(!isEmpty(intersect(a, b)));
        expect(isWithin(a, ALL_HEADERS)).toBe(true);
      }),
      runs,
    );
  });

  it('have one form, one text and one smallest header, however they are cut', () => {
    fc.assert(
      fc.property(headerSets, headerSets, (a, b) => {
        const again = unionAll([subtract(a, b), intersect(a, b), subtract(intersect(a, b), a)]);
        expect(canonicalBoxes(again)).toEqual(canonicalBoxes(a));
        expect(headerSetJson(again)).toEqual(headerSetJson(a));
        expect(trafficText(again)).toBe(trafficText(a));
        expect(smallestHeader(again)).toEqual(smallestHeader(a));
        expect(isEqual(canonicalBoxes(a), a)).toBe(true);
      }),
      runs,
    );
  });

  it('give a smallest header that is in them, and edges that are', () => {
    fc.assert(
      fc.property(headerSets, (set) => {
        const smallest = smallestHeader(set);
        expect(smallest === undefined).toBe(isEmpty(set));
        for (const header of edgeHeaders(set)) {
          expect(contains(set, header)).toBe(true);
          expect(compareHeaders(smallest as Header, header)).toBeLessThanOrEqual(0);
        }
      }),
      runs,
    );
  });
});

/** The answer to one packet, told from RFC 792 and RFC 4443 without sets; `undefined` when it asks for nothing. */
function answerTo(header: Header): Header | undefined {
  const turned = { ...header, source: header.destination, destination: header.source };
  const type = header.port >> 8;
  if (header.protocol === 1) {
    const reply = { 8: 0, 13: 14, 15: 16, 17: 18 }[type];
    return reply === undefined ? undefined : { ...turned, port: reply * 256 + (header.port & 255) };
  }
  if (header.protocol === 58) {
    return type === 128 ? { ...turned, port: 129 * 256 + (header.port & 255) } : undefined;
  }
  return { ...turned, sourcePort: header.port, port: header.sourcePort };
}

describe('answers', () => {
  it('are those of single packets', () => {
    fc.assert(
      fc.property(headerSets, headerSets, fc.array(headers, { maxLength: 20 }), (sent, back, some) => {
        const answers = answersTo(sent);
        for (const header of [...some, ...edgeHeaders(sent)]) {
          const answer = answerTo(header);
          if (answer !== undefined && contains(sent, header)) expect(contains(answers, answer)).toBe(true);
          expect(contains(askedBy(back), header)).toBe(answer === undefined || contains(back, answer));
        }
        expect(isEqual(answered(sent, answers), sent)).toBe(true);
      }),
      runs,
    );
  });
});
