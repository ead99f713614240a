import { z } from 'zod';
import { badParameter } from './api-error';
import type { FormObject } from './form';

/** Whole number sent as text. */
export const integer = z
  .string()
  .regex(/^-?\d{1,15}$/, 'parameter_invalid_integer')
  .transform(Number);

/** Amount in Stripe's minor units, at least 1. */
export const positiveAmount = integer.refine((value) => value > 0, 'parameter_invalid_integer');

export const text = (max = 5000) =>
  z.string().min(1, 'parameter_invalid_empty').max(max, 'parameter_invalid');

export const currency = z
  .string()
  .regex(/^[a-z]{3}$/i, 'invalid_currency')
  .transform((value) => value.toLowerCase());

export const webUrl = z.string().regex(/^https?:\/\/[^\s]+$/, 'url_invalid');

/** At most 50 keys of 40 characters with values of 500; an empty value means "not set". */
export const metadata = z
  .record(z.string().max(40, 'parameter_invalid'), z.string().max(500, 'parameter_invalid'))
  .refine((value) => Object.keys(value).length <= 50, 'parameter_invalid')
  .transform((value) => Object.fromEntries(Object.entries(value).filter(([, v]) => v !== '')));

/** A list arrives as an object with the keys 0, 1, 2 … */
export function listOf<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (value) => (typeof value === 'object' && value !== null ? Object.values(value) : value),
    z.array(item),
  );
}

const range = z.strictObject({
  gt: integer.optional(),
  gte: integer.optional(),
  lt: integer.optional(),
  lte: integer.optional(),
});

/** What every list call accepts besides its own filters. */
export const pagination = {
  limit: integer.refine((value) => value >= 1 && value <= 100, 'parameter_invalid_integer').default(10),
  starting_after: text().optional(),
  ending_before: text().optional(),
  created: z.union([integer, range]).optional(),
};

export const noParams = z.strictObject({});

/**
 * Reads the parameters, or refuses them with 400 and the name of the first wrong one.
 * Unknown parameters are refused, as Stripe does.
 */
export function readParams<T extends z.ZodType>(schema: T, input: FormObject): z.output<T> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  if (!issue) throw badParameter('parameter_invalid', '', 'Invalid parameters.');
  if (issue.code === 'unrecognized_keys') {
    const name = paramName([...issue.path, issue.keys[0] ?? '']);
    throw badParameter('parameter_unknown', name, `Unknown parameter: ${name}`);
  }
  const name = paramName(issue.path);
  if (valueAt(input, issue.path) === undefined) {
    throw badParameter('parameter_missing', name, `Required parameter is missing: ${name}`);
  }
  const code = /^[a-z_]+$/.test(issue.message) ? issue.message : 'parameter_invalid';
  throw badParameter(code, name, `Invalid value for ${name}`);
}

function paramName(path: PropertyKey[]): string {
  return path.map((part, index) => (index === 0 ? String(part) : `[${String(part)}]`)).join('');
}

function valueAt(input: FormObject, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    input,
  );
}
