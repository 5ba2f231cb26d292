import { z } from '../schema.ts';

/*
 * What "Static Analysis Results Interchange Format (SARIF) Version 2.1.0" (OASIS Standard, 27 March 2020,
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html) asks of the objects that are written here. The
 * numbers are its sections. Objects have no properties but those the standard names; what is not written is not here.
 */

/** 3.10: a URI or a relative reference, as RFC 3986 has them. */
const uri = z.string().regex(/^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[\dA-Fa-f]{2})+$/);
/** 3.11 and 3.12: messages of plain text, which is never empty here. */
const message = z.strictObject({ text: z.string().min(1) });
/** 3.8: a property bag; its `tags` are distinct strings (3.8.2). */
const properties = z.looseObject({
  tags: z.array(z.string()).refine((tags) => new Set(tags).size === tags.length, 'has a tag twice'),
});
const level = z.enum(['none', 'note', 'warning', 'error']);

/** 3.49 and 3.50. */
const reportingDescriptor = z.strictObject({
  id: z.string().min(1),
  shortDescription: message,
  fullDescription: message,
  help: message,
  helpUri: uri.optional(),
  defaultConfiguration: z.strictObject({ level }),
  properties,
});

/** 3.28 to 3.33: lines are counted from 1. */
const location = z.strictObject({
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({ uri }),
    region: z.strictObject({ startLine: z.int().min(1) }),
  }),
  logicalLocations: z
    .array(z.strictObject({ name: z.string(), fullyQualifiedName: z.string(), kind: z.string() }))
    .min(1)
    .optional(),
});

/** 3.35. */
const suppression = z.strictObject({
  kind: z.enum(['inSource', 'external']),
  status: z.enum(['accepted', 'underReview', 'rejected']),
  justification: z.string(),
});

/** 3.27: what is no failure has the level "none", and what is one has another. */
const result = z
  .strictObject({
    ruleId: z.string().min(1),
    ruleIndex: z.int().min(0),
    kind: z.enum(['notApplicable', 'pass', 'fail', 'review', 'open', 'informational']),
    level,
    message,
    locations: z.array(location),
    partialFingerprints: z.record(z.string().regex(/^[\w-]+(\/[\w-]+)*\/v\d+$/), z.string().min(1)),
    suppressions: z.array(suppression).min(1).optional(),
  })
  .refine((one) => (one.kind === 'fail') !== (one.level === 'none'), 'has a level that is not of its kind');

/** 3.14, 3.18 and 3.19: each result's rule stands where it says among the rules of the tool, which has each id once. */
const run = z
  .strictObject({
    tool: z.strictObject({
      driver: z.strictObject({
        name: z.string().min(1),
        semanticVersion: z.string().regex(/^\d+\.\d+\.\d+/),
        rules: z.array(reportingDescriptor),
      }),
    }),
    columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
    results: z.array(result),
  })
  .refine(
    ({ tool, results }) => results.every((one) => tool.driver.rules[one.ruleIndex]?.id === one.ruleId),
    'has a result whose rule stands elsewhere',
  )
  .refine(({ tool: { driver } }) => {
    return new Set(driver.rules.map(({ id }) => id)).size === driver.rules.length;
  }, 'has a rule twice');

/** 3.13: a whole log. */
export const sarifLogSchema = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(run),
});
