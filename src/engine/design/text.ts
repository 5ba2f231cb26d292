import { z } from '../schema.ts';

/*
 * Text that people type ends up in tags, in generated code and in a picture. Most of Unicode is welcome; what
 * is refused here is what no export can carry unharmed: control characters and lone surrogates (one of them
 * makes a whole picture fail), and the two notations that CDK and CloudFormation execute wherever they stand.
 */

/** Code points no label may hold: C0 and C1 controls but tab and line feed, lone surrogates, non-characters. */

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/u;
const LONE_SURROGATE = /\p{Surrogate}/u;
const LINE_BREAK = /[\t\n\u2028\u2029]/u;

const EXECUTED_ON_DEPLOY = /[$#]\{Token\[|\{\{\s*resolve:/iu;

/**
 * Whether CDK or CloudFormation would run a part of the text, wherever it stands: a CDK token (`${Token[…]}`,
 * `#{Token[…]}`), or a dynamic reference (`{{resolve:…}}`), in whose place CloudFormation puts a parameter or secret.
 * AWS writes the reference in small letters and does not say that others are left alone, so no spelling passes. Source:
 * "Get values stored in other services using dynamic references", AWS CloudFormation User Guide,
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html, read 2026-11-30.
 */
export function runsOnDeployment(text: string): boolean {
  return EXECUTED_ON_DEPLOY.test(text);
}

/**
 * Why `text` cannot be a label, as the end of a sentence ("… holds a control character"), or `undefined` when
 * it can. `lines` allows tabs and line feeds (notes), a name is one line.
 */
export function textProblem(text: string, lines: 'one line' | 'many lines'): string | undefined {
  if (text.trim() === '' && lines === 'one line') return 'is empty; give it at least one visible character';
  if (LONE_SURROGATE.test(text)) return `holds half of a character; "${cleanText(text, lines)}" would work`;
  if (CONTROL.test(text) || (lines === 'one line' && LINE_BREAK.test(text))) {
    return `holds a control character or line break; "${cleanText(text, lines)}" would work`;
  }
  if (runsOnDeployment(text)) {
    return 'holds a CDK token or a {{resolve:…}} reference, which would run on deployment; write it without the braces';
  }
  return undefined;
}

/** `text` with everything removed or replaced that {@link textProblem} objects to as a character. */
export function cleanText(text: string, lines: 'one line' | 'many lines'): string {
  const kept = text
    .replace(/\p{Surrogate}/gu, '\ufffd')

    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/gu, '');
  return lines === 'one line' ? kept.replace(/[\t\n\u2028\u2029]+/gu, ' ').trim() : kept;
}

/** The most characters that a name may have. */
export const NAME_LENGTH = 120;

/**
 * The beginning of `text` that is within a limit of `most` characters, as the limits count them, and never ends in half
 * of one: an emoji counts as two.
 */
export function cutText(text: string, most: number): string {
  return text.slice(0, most).replace(/\p{Surrogate}$/u, '');
}

/**
 * Any text as a label that passes as a name, at most `most` characters long: on one line, cut, with what would run on
 * deployment taken apart, and "–" where nothing is left of it. What people type is never changed so; it is refused.
 */
export function labelText(text: string, most = NAME_LENGTH): string {
  const harmless = cleanText(text, 'one line').replace(new RegExp(EXECUTED_ON_DEPLOY, 'giu'), (found) =>
    found.replaceAll('{', '('),
  );
  const line = cutText(harmless, most).trim();
  return line === '' ? '–' : line;
}

const text = (max: number, lines: 'one line' | 'many lines') =>
  z
    .string()
    .max(max, `is longer than ${String(max)} characters`)
    .superRefine((value, context) => {
      const problem = textProblem(value, lines);
      if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
    });

/** A name: one visible line of at most 120 characters. */
export const nameText = text(NAME_LENGTH, 'one line');

/** A note: any number of lines, at most 4,000 characters; may be empty. */
export const noteText = text(4000, 'many lines');

/**
 * A security group's name or a description of a group or rule, in the characters AWS accepts, at most 255 of
 * them. Source: EC2 API Reference, CreateSecurityGroup (GroupName, Description), read 2026-11-22.
 */
const SECURITY_GROUP_TEXT = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]+$/;

const awsText = z
  .string()
  .max(255, 'is longer than the 255 characters AWS allows')
  .superRefine((value, context) => {
    const problem =
      textProblem(value, 'one line') ??
      (SECURITY_GROUP_TEXT.test(value)
        ? undefined
        : `holds a character AWS refuses here; "${value.replace(/[^a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]+/g, '-')}" would work`);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  });

/** The description of a security group or rule. */
export const descriptionText = awsText;

/** A security group's name: as {@link descriptionText}, and never beginning with "sg-", which AWS reserves for ids. */
export const groupNameText = awsText.refine((value) => !/^sg-/i.test(value), {
  error: 'begins with "sg-", which AWS keeps for ids; put the word at the end, as in "web-sg"',
});

/** Keys through which a document could reach the prototype of every object: a file with one is refused. */
export const RESERVED_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The key of a tag: one visible line of at most 128 characters that does not begin with "aws:". Source: "Tag naming
 * limits and requirements", Tagging AWS Resources User Guide,
 * https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html, read 2026-11-22.
 */
export const tagKeyText = text(128, 'one line')
  .refine((key) => !/^aws:/i.test(key), {
    error: 'begins with "aws:", which AWS keeps for itself; leave the prefix out',
  })
  .refine((key) => !RESERVED_KEYS.has(key), { error: 'is a reserved word; choose another key' });

/** The value of a tag: one line of at most 256 characters; may be empty. Source as for {@link tagKeyText}. */
export const tagValueText = z
  .string()
  .max(256, 'is longer than the 256 characters AWS allows')
  .superRefine((value, context) => {
    const problem = value === '' ? undefined : textProblem(value, 'one line');
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  });
