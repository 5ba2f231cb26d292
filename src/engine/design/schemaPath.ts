import { z } from '../schema.ts';

/**
 * For each step of a path, the schemas that may hold it there, alternatives of unions side by side; an empty list from
 * the first step on that no schema knows.
 */
export function schemasAlong(
  schema: z.ZodType,
  path: readonly PropertyKey[],
): readonly (readonly z.ZodType[])[] {
  let holders = alternatives(schema);
  return path.map((step) => {
    const here = holders;
    holders = holders.flatMap((holder) => below(holder, step)).flatMap(alternatives);
    return here;
  });
}

/** The names of an object schema's fields; none for other schemas. */
export function fieldsOf(schema: z.ZodType): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** The schema without wrappers, and each alternative of a union. */
function alternatives(schema: z.ZodType): readonly z.ZodType[] {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return alternatives(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodUnion) return (schema.options as readonly z.ZodType[]).flatMap(alternatives);
  return [schema];
}

function below(schema: z.ZodType, step: PropertyKey): readonly z.ZodType[] {
  if (schema instanceof z.ZodRecord) return [schema.valueType as z.ZodType];
  if (schema instanceof z.ZodArray) return [schema.element as z.ZodType];
  if (!(schema instanceof z.ZodObject)) return [];
  const field = Object.hasOwn(schema.shape, step)
    ? (schema.shape[step as string] as z.ZodType | undefined)
    : undefined;
  return field === undefined ? [] : [field];
}
