import { DateTime } from 'luxon';
import { z } from 'zod';
import { canonicalZone } from '../../shared/zones/zone-names';

/** A refusal with a code of its own: `.refine(check, reason('zone.unknown', '...'))`. */
export const reason = (code: string, message: string): { message: string; params: { code: string } } => ({
  message,
  params: { code },
});

export const uuid = z.uuid().meta({ id: 'Uuid', example: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10' });

/** Version 7 never has it, so nothing of ours has it. */
const NOBODYS_ID = '00000000-0000-0000-0000-000000000000';

/** An id in an address. What is none is nobody's: it is answered as an unknown one is, with 404. */
export const pathId = z
  .string()
  .transform((text) => (uuid.safeParse(text).success ? text : NOBODYS_ID))
  .meta({ format: 'uuid', example: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10' });
export const idParams = z.strictObject({ id: pathId });

/** Something of a pack, with what people call it. */
export const labelled = z.object({ key: z.string(), title: z.string() }).meta({ id: 'Labelled' });
export const person = z.object({ id: uuid, name: z.string() }).meta({ id: 'Person' });

const ISO_INSTANT =
  /^(\d{4})-(0[1-9]|1[0-2])-([0-3]\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;

/** `new Date` alone would take the 30th of February for the 2nd of March. */
const isInstant = (text: string): boolean => {
  const [, year, month, day] = ISO_INSTANT.exec(text) ?? [];
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= lastDay && !Number.isNaN(Date.parse(text));
};

/** An instant with seconds and an explicit offset (RFC 3339), of the years 2000 to 2199; becomes a Date. */
export const instantInput = z
  .string()
  .max(40)
  .refine(isInstant, {
    ...reason('instant.invalid', 'Give a time with its date and offset, like 2027-03-01T17:00:00Z.'),
    abort: true,
  })
  .transform((text) => new Date(text))
  .refine(
    (instant) => instant.getUTCFullYear() >= 2000 && instant.getUTCFullYear() < 2200,
    reason('instant.out_of_range', 'Give a time between the years 2000 and 2199.'),
  )
  .meta({ format: 'date-time', example: '2027-03-01T17:00:00Z' });

/**
 * An instant in an answer: a Date becomes an ISO 8601 UTC string. It ends in a plain string, because a transform has
 * no JSON schema.
 */
export const instant = z
  .union([z.date(), z.string()])
  .transform((value) => (value instanceof Date ? value.toISOString() : value))
  .pipe(z.string())
  .meta({ id: 'Instant', format: 'date-time', example: '2027-03-01T17:00:00.000Z' });

/** A calendar date that exists: YYYY-MM-DD. */
export const localDate = z
  .string()
  .refine(
    (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid,
    reason('date.invalid', 'Give a calendar date that exists, like 2027-03-01.'),
  )
  .meta({ format: 'date', example: '2027-03-01' });

/** A wall-clock time of day, 00:00 to 24:00. */
export const timeOfDay = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'Give a time of day, like 09:30; 24:00 is the latest.')
  .meta({ example: '09:30' });

/**
 * An IANA time zone by any of its names, in upper or lower case; becomes its canonical name. Nothing else that somebody
 * writes gets as far as the calendar library, which would remember it for ever.
 */
export const zone = z
  .string()
  .max(64)
  .refine(
    (written) => canonicalZone(written) !== null,
    reason('zone.unknown', 'Give a time zone by its IANA name, like Europe/Paris.'),
  )
  .transform((written) => canonicalZone(written) ?? written)
  .meta({ example: 'Europe/Paris' });

export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'Give a currency as three capital letters, like EUR.')
  .meta({ example: 'EUR' });

/** Minor units and a currency; see shared/money. */
export const money = z.object({ amount: z.int(), currency }).meta({
  id: 'Money',
  description: 'An amount in minor units of its currency (cents for EUR).',
  examples: [{ amount: 12000, currency: 'EUR' }],
});

/** Control characters (but tab and line breaks), line separators, and marks that turn around the text of others. */
const FORBIDDEN_CHARACTERS =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
const MORE_THAN_A_LINE = /[\t\r\n]/;
/** Nothing that anybody can see: spaces, marks without a letter, what Unicode ignores, the blanks of Braille and notes. */
const INVISIBLE = /^[\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]*$/u;

const writtenText = (max: number, min: number, forbidden: RegExp[]): z.ZodType<string, string> =>
  z
    .string()
    .refine((text) => text.isWellFormed() && !forbidden.some((pattern) => pattern.test(text)), {
      ...reason('text.control_characters', 'Leave out control characters and marks that turn text around.'),
      abort: true,
    })
    .transform((text) => text.trim())
    .pipe(
      z
        .string()
        .min(min)
        .max(max)
        .refine(
          (text) => text === '' || !INVISIBLE.test(text),
          reason('text.invisible', 'Write something that can be seen.'),
        ),
    );

/**
 * Text people write: trimmed, at most `max` characters, without control characters, marks that turn text around and
 * lone surrogates (which PostgreSQL cannot store). 422 `text.control_characters`, `text.invisible`.
 */
export const plainText = (max: number, min = 1): z.ZodType<string, string> =>
  writtenText(max, min, [FORBIDDEN_CHARACTERS]);

/** The same on one line: names and titles, which end up in subjects and between other people's lines. */
export const plainLine = (max: number): z.ZodType<string, string> =>
  writtenText(max, 1, [FORBIDDEN_CHARACTERS, MORE_THAN_A_LINE]);

/** A host directly behind the slashes, and nothing that a reader of addresses would skip or turn: spaces, controls, `\\`. */
const PLAIN_HTTPS = /^https:\/\/[^\s\\/?#@\p{C}][^\s\\\p{C}]*$/u;

/** A link we may show to others: https only, no credentials in it. */
export const httpsUrl = z
  .url({ protocol: /^https$/ })
  .max(500)
  .refine(
    (text) => PLAIN_HTTPS.test(text),
    reason('url.invalid', 'Give a plain https address, like https://example.com/my-room.'),
  )
  .refine(
    (text) => URL.canParse(text) && new URL(text).username === '',
    reason('url.credentials', 'Leave the user name and password out of the address.'),
  )
  .meta({ example: 'https://example.com/my-room' });

/** Query members of every list. A larger limit is cut to 100. */
export const pageQuery = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .default(20)
    .transform((limit) => Math.min(limit, 100))
    .meta({ type: 'integer', example: 20, maximum: 100, description: 'items on a page, 1 to 100' }),
  cursor: z.string().max(500).optional().meta({ description: 'nextCursor of the page before' }),
};

const nextCursor = z.string().nullable().meta({
  id: 'NextCursor',
  description: 'Give it as cursor to get the next page; null on the last one.',
});

/** A page of a list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    nextCursor,
  });
