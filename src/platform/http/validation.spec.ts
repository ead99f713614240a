import { z } from 'zod';
import type { DomainError } from '../../shared/errors';
import { distinct, key } from './keys';
import {
  currency,
  httpsUrl,
  instantInput,
  localDate,
  money,
  pageQuery,
  plainText,
  timeOfDay,
  uuid,
  zone,
} from './schemas';
import { checked, schemaError } from './validation';

interface Fault {
  field: string;
  code: string;
  message: string;
}

const errorOf = (schema: z.ZodType, value: unknown): DomainError => {
  const result = checked(schema, value);
  if (result.success) throw new Error('nothing is wrong');
  return schemaError(result.error.issues as never, schema);
};

const faultsOf = (schema: z.ZodType, value: unknown): Fault[] =>
  errorOf(schema, value).extra?.errors as Fault[];

/** What one field answers to one value. */
const says = (field: z.ZodType, value: unknown): [string, string] => {
  const [{ code, message } = { code: '', message: '' }] = faultsOf(z.strictObject({ note: field }), {
    note: value,
  });
  return [code, message];
};

const pair = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rolling'), days: z.int() }),
  z.strictObject({ kind: z.literal('range') }),
]);
const UUID = '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10';

describe('a sentence for each kind of fault', () => {
  it.each<[string, z.ZodType, unknown, string, string]>([
    ['a text that is missing', z.string(), undefined, 'field.missing', 'Give the note.'],
    ['another kind than text', z.string(), 7, 'field.wrong_type', 'Give the note as text.'],
    ['another kind than a number', z.number(), '7', 'field.wrong_type', 'Give the note as a number.'],
    ['a broken number', z.int(), 0.5, 'field.wrong_type', 'Give the note as a whole number.'],
    ['no number', z.coerce.number().int(), 'x', 'field.wrong_type', 'Give the note as a whole number.'],
    ['no truth', z.boolean(), 'yes', 'field.wrong_type', 'Say true or false for the note.'],
    ['no list', z.array(z.string()), 'a', 'field.wrong_type', 'Give the note as a list.'],
    ['no object', z.strictObject({}), [], 'field.wrong_type', 'Give the note as a JSON object.'],
    [
      'no record',
      z.record(z.string(), z.string()),
      'a',
      'field.wrong_type',
      'Give the note as a JSON object.',
    ],
    [
      'a text too long',
      plainText(4000),
      'x'.repeat(4001),
      'text.too_long',
      'Keep the note to at most 4,000 characters.',
    ],
    ['a text too short', plainText(9, 3), 'x', 'text.too_short', 'Write at least 3 characters for the note.'],
    ['an empty text', plainText(9), ' ', 'text.empty', 'Write something for the note.'],
    [
      'a list too long',
      z.array(z.int()).max(1),
      [1, 2],
      'list.too_long',
      'Give at most one entry in the note.',
    ],
    [
      'a list too short',
      z.array(z.int()).min(2),
      [1],
      'list.too_short',
      'Give at least 2 entries in the note.',
    ],
    [
      'a number too large',
      z.int().min(1).max(5),
      6,
      'number.too_large',
      'Give the note as a whole number from 1 to 5.',
    ],
    [
      'a number too small',
      z.int().min(1),
      0,
      'number.too_small',
      'Give the note as a whole number, 1 or more.',
    ],
    [
      'a number over its end',
      z.number().max(5),
      6,
      'number.too_large',
      'Give the note as a number, 5 or less.',
    ],
    ['a step', z.number().multipleOf(5), 6, 'number.wrong_step', 'Give the note in steps of 5.'],
    ['no choice', z.enum(['keep', 'hide']), 'x', 'field.not_a_choice', 'Choose keep or hide for the note.'],
    [
      'no choice at all',
      z.enum(['a', 'b', 'c']),
      undefined,
      'field.missing',
      'Choose a, b or c for the note.',
    ],
    [
      'many choices',
      z.enum([...'abcdefghijklmnopqrs']),
      'x1',
      'field.not_a_choice',
      'Choose one of the 19 known values for the note, like a.',
    ],
    [
      'certain words',
      z.literal('erase my account'),
      'x',
      'field.not_a_choice',
      'Send "erase my account" for the note.',
    ],
    [
      'none of several kinds',
      z.union([z.string(), z.strictObject({}), z.null()]),
      5,
      'field.wrong_type',
      'Give the note as text, a JSON object or null.',
    ],
    [
      'a name of an entry',
      z.record(key, z.string()),
      { 'A b': 'x' },
      'field.wrong_name',
      'Write lower-case words joined by hyphens, like dive-deep.',
    ],
    ['an id', uuid, 'x', 'id.invalid', `Give the note as a UUID, like ${UUID}.`],
    ['an id that is missing', uuid, undefined, 'field.missing', `Give the note, like ${UUID}.`],
    [
      'an instant',
      instantInput,
      '2027-02-30T10:00:00Z',
      'instant.invalid',
      'Give a time with its date and offset, like 2027-03-01T17:00:00Z.',
    ],
    [
      'an instant that is missing',
      instantInput,
      undefined,
      'field.missing',
      'Give the note, like 2027-03-01T17:00:00Z.',
    ],
    ['a date', localDate, '2027-02-30', 'date.invalid', 'Give a calendar date that exists, like 2027-03-01.'],
    [
      'a time of day',
      timeOfDay,
      '25:00',
      'text.wrong_form',
      'Give a time of day, like 09:30; 24:00 is the latest.',
    ],
    ['a zone', zone, 'Mars/Olympus', 'zone.unknown', 'Give a time zone by its IANA name, like Europe/Paris.'],
    [
      'a currency',
      currency,
      'euro',
      'text.wrong_form',
      'Give a currency as three capital letters, like EUR.',
    ],
    [
      'a link',
      httpsUrl,
      'http://a.example',
      'url.invalid',
      'Give the note as a whole address that begins with https://, like https://example.com/my-room.',
    ],
    ['an entry twice', distinct(key, 5), ['a', 'a'], 'list.duplicate', 'Name each entry once.'],
    [
      'a fault without a word of its own',
      z.string().refine(() => false),
      'x',
      'field.refused',
      'Give another value for the note.',
    ],
    [
      'a pattern without a word of its own',
      z.string().regex(/^a$/),
      'x',
      'text.wrong_form',
      'Write the note in the form that its description shows.',
    ],
    ['a page size', pageQuery.limit, '0', 'number.too_small', 'Give the note as a whole number, 1 or more.'],
  ])('%s', (_, schema, value, code, message) => {
    expect(says(schema, value)).toEqual([code, message]);
  });

  it('an element of a set', () => {
    expect(faultsOf(z.set(z.string()), new Set([1]))).toMatchObject([
      { message: expect.stringMatching(/\.$/) },
    ]);
  });

  it('a kind that does not exist, and a field of a kind', () => {
    expect(faultsOf(pair, { kind: 'x' })).toEqual([
      { field: 'kind', code: 'field.wrong_type', message: 'Choose rolling or range for the kind.' },
    ]);
    expect(faultsOf(pair, { kind: 'rolling', days: 'x' })).toEqual([
      { field: 'days', code: 'field.wrong_type', message: 'Give the days as a whole number.' },
    ]);
  });
});

describe('every field that is wrong', () => {
  const schema = z.strictObject({
    startsAt: instantInput,
    days: z.array(z.int().min(0).max(6)),
    price: money.strict(),
    items: z.record(key, z.record(key, z.union([plainText(5, 0), z.null()]))),
    password: z.string(),
  });

  it('is named with its place, and in words', () => {
    const faults = faultsOf(schema, {
      days: [1, 9],
      price: { amount: 'x', currency: 'EUR', tax: 1 },
      items: { 'dive-deep': { 'a-b': 'too long for it' } },
      nmae: 1,
      more: 2,
    });
    expect(faults).toEqual([
      {
        field: 'startsAt',
        code: 'field.missing',
        message: 'Give the start time, like 2027-03-01T17:00:00Z.',
      },
      {
        field: 'days.1',
        code: 'number.too_large',
        message: 'Give entry 2 of the days as a whole number from 0 to 6.',
      },
      {
        field: 'price.amount',
        code: 'field.wrong_type',
        message: 'Give the amount as a whole number.',
      },
      {
        field: 'price.tax',
        code: 'field.unknown',
        message: 'Leave out "tax": nothing of this name is known here.',
      },
      { field: 'items.dive-deep.a-b', code: 'text.too_long', message: 'Keep "a-b" to at most 5 characters.' },
      { field: 'password', code: 'field.missing', message: 'Give the password.' },
      {
        field: 'nmae',
        code: 'field.unknown',
        message: 'Leave out "nmae": nothing of this name is known here.',
      },
      {
        field: 'more',
        code: 'field.unknown',
        message: 'Leave out "more": nothing of this name is known here.',
      },
    ]);
  });

  it('keeps the signs of a name that nobody knows', () => {
    for (const name of ["$&$'$`$$", '{it}'])
      expect(faultsOf(z.strictObject({}), { [name]: 1 })).toMatchObject([
        { message: `Leave out "${name}": nothing of this name is known here.` },
      ]);
  });

  it('the first is the one that field, code and detail are about; shape goes before value', () => {
    const refusal = errorOf(schema, { startsAt: 'soon', days: [], price: null, items: {}, password: 'x' });
    expect(refusal).toMatchObject({
      kind: 'malformed',
      code: 'request.malformed',
      field: 'price',
      detail: 'Give the price as a JSON object.',
    });
  });

  it('a whole body of another kind is asked for as an object', () => {
    for (const value of [undefined, null, [], 'x'])
      expect(errorOf(schema, value).detail).toMatch(/^Give the request( as a JSON object)?\.$/);
  });

  it('gives no example of a secret and nothing of what was sent but shortened names', () => {
    const long = 'n'.repeat(5000);
    const secret = z.strictObject({ password: z.string().meta({ example: 'four plain words here' }) });
    const text = JSON.stringify(faultsOf(secret, { [long]: 'value of mine' }));
    expect(text).not.toMatch(/four plain|value of mine/);
    expect(text.length).toBeLessThan(600);
  });
});
