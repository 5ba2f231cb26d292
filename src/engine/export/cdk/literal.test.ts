import { runInNewContext } from 'node:vm';

import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { brokenTexts, hostileTexts } from './hostileTexts.testing.ts';
import { jsonLiteral, literal, literals, quotedInComment } from './literal.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

/** The value of the one literal in `source`, as TypeScript reads it; anything else that stands there is told. */
function valueOf(source: string): unknown {
  const { statements } = ts.createSourceFile('literal.ts', `(${source});`, ts.ScriptTarget.ES2022);
  const [only, ...others] = statements;
  if (only === undefined || others.length > 0 || !ts.isExpressionStatement(only)) return statements;
  const inside = ts.isParenthesizedExpression(only.expression) ? only.expression.expression : only.expression;
  return ts.isStringLiteral(inside) ? inside.text : inside;
}

describe('a literal', () => {
  it('has the value it was made of, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(valueOf(literal(text))).toBe(text);
      }),
    );
  });

  it.each([...hostileTexts, ...brokenTexts])('is printable ASCII with one value: %j', (text) => {
    const source = literal(text);

    expect(source).toMatch(/^'[ -~]*'$/);
    expect(valueOf(source)).toBe(text);
  });

  it('is written as people write it when the text is plain', () => {
    expect(literals(['ECS a', "it's", 'a\nb'])).toBe("['ECS a', 'it\\'s', 'a\\u000ab']");
  });
});

describe('the expression for a JSON value', () => {
  const evaluated = (source: string): unknown => runInNewContext(`JSON.stringify(${source})`);

  it('has that value, whatever the texts and keys', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), (json) => {
        const value: unknown = JSON.parse(json);
        const source = jsonLiteral(value);

        expect(source).toMatch(/^[ -~]*$/);
        expect(evaluated(source)).toBe(JSON.stringify(value));
      }),
    );
  });

  it('keeps a key that would otherwise be the prototype', () => {
    const value: unknown = JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}');

    expect(evaluated(jsonLiteral(value))).toBe('{"__proto__":{"a":1},"constructor":2}');
  });
});

describe('a quotation in a comment', () => {
  it('stays one line of ASCII that neither ends nor begins a comment, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.string({ unit: fc.constantFrom('*', '/', '"', '`', '\n', ' ', '@') })),
        (text) => {
          const quoted = quotedInComment(text);

          expect(quoted).toMatch(/^"[ -~]*"$/);
          expect(quoted.slice(1, -1)).not.toMatch(/\*\/|\/\*|\/\/|["`]/);
        },
      ),
    );
  });

  it('is cut when the text is long', () => {
    expect(quotedInComment('x'.repeat(5000)).length).toBeLessThan(300);
  });
});
