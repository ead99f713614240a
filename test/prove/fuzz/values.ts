import fc from 'fast-check';
import type { Schema } from './contract';
import { Known } from './pools';

type Resolve = (schema: Schema) => Schema;

const DEEPEST = 8;
/** Instants and dates lie around the day on which the tests begin, so that they mean something. */
const FIRST_DAY_MS = Date.UTC(2027, 0, 25);
const LAST_DAY_MS = Date.UTC(2027, 3, 15);
const ZONES = ['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'UTC'];
const LONGEST_ORDINARY_TEXT = 60;

/**
 * Makes values that a schema allows. Members of an object are often `Known`: a value that an answer mentioned under
 * that name, because invented ids end at the first 404.
 */
export class ValueMaker {
  private readonly made = new Map<Schema, fc.Arbitrary<unknown>>();

  constructor(private readonly resolve: Resolve) {}

  of(schema: Schema, name: string, depth = 0): fc.Arbitrary<unknown> {
    const known = this.made.get(schema);
    if (known) return known;
    const made = this.withExamples(this.resolve(schema), this.make(this.resolve(schema), name, depth));
    this.made.set(schema, made);
    return made;
  }

  private withExamples({ examples, type }: Schema, made: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
    if (!examples || examples.length === 0) return made;
    const weight = type === 'object' ? 4 : 1;
    return fc.oneof(
      { arbitrary: made, weight: 8 },
      {
        arbitrary: fc
          .tuple(fc.constantFrom(...examples), fc.nat(10_000))
          .map(([example, pick]) => alive(example, pick)),
        weight,
      },
    );
  }

  private make(schema: Schema, name: string, depth: number): fc.Arbitrary<unknown> {
    if (depth > DEEPEST) return fc.constant(null);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const ways = schema.anyOf ?? schema.allOf;
    if (ways) return fc.oneof(...ways.map((way) => this.of(way, name, depth + 1)));
    if (schema.type === 'object') return this.object(schema, depth);
    if (schema.type === 'array') return this.array(schema, name, depth);
    if (schema.type === 'integer' || schema.type === 'number') return number(schema);
    if (schema.type === 'boolean') return fc.boolean();
    return known(name, text(schema, name));
  }

  private object(schema: Schema, depth: number): fc.Arbitrary<unknown> {
    const { properties = {}, required = [], additionalProperties } = schema;
    const members = Object.fromEntries(
      Object.entries(properties).map(([name, member]) => [name, this.of(member, name, depth + 1)]),
    );
    if (typeof additionalProperties === 'object')
      return fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), this.of(additionalProperties, '', depth + 1), {
        maxKeys: 3,
        noNullPrototype: true,
      });
    return someOf(
      members,
      required.filter((name) => name in members),
    );
  }

  private array(schema: Schema, name: string, depth: number): fc.Arbitrary<unknown> {
    const { minItems = 0, maxItems = 5 } = schema;
    return fc.array(this.of(schema.items ?? {}, name, depth + 1), {
      minLength: minItems,
      maxLength: Math.max(minItems, Math.min(maxItems, 4)),
    });
  }
}

/** An example with ids and times that answers have mentioned. */
const alive = (example: unknown, pick: number, name = ''): unknown => {
  if (typeof example === 'string')
    return /(Id|startsAt|token)$/.test(name) ? new Known(name, pick, example) : example;
  if (Array.isArray(example) || typeof example !== 'object' || example === null) return example;
  return Object.fromEntries(Object.entries(example).map(([key, member]) => [key, alive(member, pick, key)]));
};

/** Records of these members: only the required ones, one more, or any. */
export const someOf = (
  members: Record<string, fc.Arbitrary<unknown>>,
  required: string[],
): fc.Arbitrary<Record<string, unknown>> => {
  const only = (names: string[]): fc.Arbitrary<Record<string, unknown>> =>
    fc.record(Object.fromEntries(names.map((name) => [name, members[name] ?? fc.constant(null)])), {
      noNullPrototype: true,
    });
  const optional = Object.keys(members).filter((name) => !required.includes(name));
  if (optional.length === 0) return only(required);
  return fc.oneof(
    only(required),
    fc.oneof(...optional.map((name) => only([...required, name]))),
    fc.record(members, { requiredKeys: required, noNullPrototype: true }),
    only(Object.keys(members)),
  );
};

/** Mostly a value of the pool of that name, if there is one. */
const known = (name: string, invented: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.tuple(fc.nat(10_000), invented).map(([pick, other]) => new Known(name, pick, other)),
    },
    { weight: 1, arbitrary: invented },
  );

const number = ({ minimum = -5, maximum = 100_000, type }: Schema): fc.Arbitrary<number> =>
  fc.oneof(
    type === 'integer'
      ? fc.integer({ min: minimum, max: maximum })
      : fc.double({ min: minimum, max: maximum, noNaN: true }),
    fc.constantFrom(minimum, maximum),
  );

const text = (schema: Schema, name: string): fc.Arbitrary<string> => {
  const made = textOf(schema, name);
  const { minLength = 0, maxLength = Infinity } = schema;
  return made.filter((value) => [...value].length >= minLength && [...value].length <= maxLength);
};

const textOf = (schema: Schema, name: string): fc.Arbitrary<string> => {
  if (schema.format === 'uuid') return fc.uuid({ version: [4, 7] });
  if (schema.format === 'date-time') return instant;
  if (schema.format === 'date') return instant.map((value) => value.slice(0, 10));
  if (schema.format === 'uri') return fc.webUrl({ validSchemes: ['https'] });
  if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern), { size: 'small' });
  if (/zone$/i.test(name)) return fc.constantFrom(...ZONES);
  const { minLength = 0, maxLength = LONGEST_ORDINARY_TEXT } = schema;
  const bounds = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, LONGEST_ORDINARY_TEXT)) };
  return fc.oneof(
    fc.string({ ...bounds, unit: 'grapheme' }),
    fc.string({ ...bounds, unit: 'grapheme-ascii' }),
    fc.string({ ...bounds, unit: 'binary' }),
  );
};

const instant = fc
  .integer({ min: FIRST_DAY_MS / 900_000, max: LAST_DAY_MS / 900_000 })
  .map((quarter) => new Date(quarter * 900_000).toISOString());
