import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { policyProblem } from './policyProblem.ts';

const fullAccess = '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}';

describe('the text of an endpoint policy', () => {
  it('is a JSON object with a statement', () => {
    expect(policyProblem(fullAccess)).toBeUndefined();
    expect(policyProblem(JSON.stringify(JSON.parse(fullAccess), null, 4))).toBeUndefined();
  });

  it.each([
    ['{\n  "Statement": [\n    { "Effect": "Allow" "Action": "*" }\n  ]\n}', 'line 3, column 25', 'a comma'],
    ['{"Statement": [{"Effect": "Allow"}]', 'line 1, column 36', '"}" is missing'],
    ['{"Statement": [}', 'line 1, column 16', 'a value is missing'],
    ['{"Statement": [1,]}', 'line 1, column 18', 'a value is missing'],
    ['{Statement: []}', 'line 1, column 2', 'a name in double quotes'],
    ['{"Statement" []}', 'line 1, column 14', 'a colon'],
    ['{"Statement": [\'Allow\']}', 'line 1, column 16', 'double quotes'],
    ['{"Statement": ["a\nb"]}', 'line 1, column 16', 'does not end'],
    ['{"Statement": []} x', 'line 1, column 19', 'nothing may follow'],
    ['', 'line 1, column 1', 'a value is missing'],
    [`{"Statement": ${'['.repeat(40)}`, 'line 1, column 46', 'deeper than 32 levels'],
  ])('that breaks off is refused with the place: %j', (text, place, what) => {
    expect(policyProblem(text)).toContain(place);
    expect(policyProblem(text)).toContain(what);
  });

  it.each(['[]', '"Statement"', 'null', '{}', '{"statement": []}'])(
    'that is other JSON is refused: %s',
    (text) => {
      expect(policyProblem(text)).toContain('a JSON object with a "Statement"');
    },
  );

  it('is JSON exactly where JSON.parse says so', () => {
    const pieces = fc.constantFrom(
      ...['{', '}', '[', ']', ',', ':', ' ', '\n', '"a"', '"Statement"', '1', '-0.5e3', '01', 'true', 'nul'],
      ...['"\\u00e9"', '"\\x"', '"', "'", '\\', 'é'],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces).map((all) => all.join('')),
          fc.json(),
        ),
        (text) => {
          fc.pre(!/[[{]{30}/.test(text.replace(/[^[{]/g, '')));
          expect(policyProblem(text)?.startsWith('is not JSON') ?? false).toBe(!isJson(text));
        },
      ),
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
