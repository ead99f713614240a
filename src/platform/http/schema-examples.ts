import { z } from 'zod';

/** Longer ones would hide the sentence that they stand in. */
const MOST_CHARACTERS = 40;
/** Nobody should send the example of a secret. */
const SECRET = /password|token/i;

/** Schemas inside of which another one says what is sent. */
type Wrapper = z.ZodType & { _zod: { def: { innerType?: z.ZodType; in?: z.ZodType } } };

const insideOf = (schema: z.ZodType): z.ZodType | undefined => {
  const { innerType, in: input } = (schema as Wrapper)._zod.def;
  return innerType ?? input;
};

const stepInto = (schema: z.ZodType, step: string): z.ZodType | undefined => {
  if (schema instanceof z.ZodObject) return schema.shape[step] as z.ZodType | undefined;
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  if (schema instanceof z.ZodUnion)
    return schema.options.map((option) => stepInto(option as z.ZodType, step)).find((found) => found);
  const inner = insideOf(schema);
  return inner && stepInto(inner, step);
};

const examplesOf = (schema: z.ZodType): unknown[] => {
  const { example, examples } = z.globalRegistry.get(schema) ?? {};
  if (example !== undefined) return [example];
  if (Array.isArray(examples)) return examples;
  const inner = insideOf(schema);
  return inner ? examplesOf(inner) : [];
};

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Record<string, unknown>)[step]
        : undefined,
    value,
  );

/**
 * A short example of the field at this path, from the descriptions that the documentation is made of: its own, else
 * its place in the example of what it is part of. Null without one, and for secrets.
 */
export const exampleAt = (schema: z.ZodType, path: readonly string[]): string | null => {
  if (SECRET.test(path.at(-1) ?? '')) return null;
  const schemas = [schema];
  for (const step of path) {
    const next = stepInto(schemas.at(-1) ?? schema, step);
    if (!next) return null;
    schemas.push(next);
  }
  const found = schemas
    .map((part, depth) => examplesOf(part).map((example) => valueAt(example, path.slice(depth))))
    .reverse()
    .flat()
    .find(isShort);
  return found === undefined ? null : String(found);
};

const isShort = (value: unknown): value is string | number =>
  typeof value === 'number' ||
  (typeof value === 'string' && value.length > 0 && value.length <= MOST_CHARACTERS);
