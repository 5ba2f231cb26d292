import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inert, sentence, table } from './markdown.ts';

describe('inert', () => {
  it.each([
    ['<img src=x onerror=alert(1)>', '&#60;img src&#61;x onerror&#61;alert&#40;1&#41;&#62;'],
    ['[x](javascript:alert(1))', '&#91;x&#93;&#40;javascript&#58;alert&#40;1&#41;&#41;'],
    ['a|b', 'a&#124;b'],
    ['one\n\n# Owned', 'one &#35; Owned'],
    ['user\u202etxt', 'user&#91;U&#43;202E&#93;txt'],
    ['--- x', '&#45;&#45;&#45; x'],
    ['1. first', '1&#46; first'],
    ['www.example.com', 'www&#46;example&#46;com'],
    ['agents-1000, two zones.', 'agents-1000, two zones.'],
    ['up to 1,000 agents', 'up to 1,000 agents'],
  ])('makes %j text', (text, markdown) => {
    expect(inert(text)).toBe(markdown);
  });

  it('leaves no character that could begin markup, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const rest = inert(text)
          .replaceAll(/&#\d+;/g, '')
          .replaceAll(/(?<=[\p{L}\p{N}])[-,](?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])[,.](?= |$)/gu, '');

        expect(rest).not.toMatch(/[!-/:-@[-`{-~\n\r\u2028]/);
      }),
    );
  });

  it('loses nothing that can be seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab1-.,<>[]()|#&; '.split(/(?:)/)) }), (text) => {
        const back = inert(text).replaceAll(/&#(\d+);/g, (_, code: string) =>
          String.fromCharCode(Number(code)),
        );

        expect(back).toBe(text.trim());
      }),
    );
  });
});

describe('sentence', () => {
  it('keeps a sentence readable and what it quotes inert', () => {
    expect(sentence('Subnet <b>x</b> has 3 of 4 (75 %) at 0.045 USD, see [a](http://e).')).toBe(
      'Subnet &#60;b&#62;x&#60;/b&#62; has 3 of 4 (75 %) at 0.045 USD, see &#91;a&#93;(http&#58;//e).',
    );
  });

  it('leaves the equals sign of a formula, and no marks of a highlight', () => {
    expect(sentence('2 × 3 = 6, ==loud==')).toBe('2 × 3 = 6, &#61;&#61;loud&#61;&#61;');
  });

  it.each([
    '- a list',
    '+ a list',
    '1. a list',
    '1) a list',
    '# a heading',
    '> a quote',
    '| a | table |',
    '```',
    '--- a rule',
    '=== a heading',
  ])('does not let %j begin a block', (text) => {
    expect(sentence(text)).not.toMatch(/^(?:[-+#>|`=]|\d+[.)])/);
  });
});

describe('table', () => {
  it('lines its columns up in the source', () => {
    expect(
      table(
        [['What'], ['USD', 'right']],
        [
          ['NAT', '98.55'],
          ['Endpoints', '0.00'],
        ],
      ),
    ).toBe(
      [
        '| What      |   USD |',
        '| --------- | ----: |',
        '| NAT       | 98.55 |',
        '| Endpoints |  0.00 |',
      ].join('\n'),
    );
  });
});
