import { z } from 'zod';
import { language, publicCoachFields, publicOffering, QUALIFICATIONS } from '../coaches';
import { distinct, key } from '../platform/http/keys';
import {
  currency,
  instant,
  instantInput,
  money,
  pageQuery,
  plainLine,
  reason,
  timeOfDay,
  uuid,
  zone,
} from '../platform/http/schemas';
import { DAY_MS } from '../shared/time';

/** Given once, several times, or as one text with commas. */
const listOf = (item: z.ZodType<string, string>, max: number, example: string[]) =>
  z
    .union([z.string().transform((text) => text.split(',')), z.array(z.string())])
    .pipe(distinct(item, max))
    .default([])
    .meta({ example });

/** Numbers from a query; given as `listOf` takes them. */
const weekday = z
  .string()
  .regex(/^[0-6]$/, 'Give a day of the week as 0 (Sunday) to 6 (Saturday).')
  .meta({ example: '2' });

const MAX_WINDOW_DAYS = 62;
/** So far ahead times are looked for that suit days and times of the week. */
export const WEEKS_AHEAD = 4;

export const SORTS = ['match', 'soonest', 'price', 'rating', 'experience'] as const;

const query = z.strictObject({
  ...pageQuery,
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .default(20)
    .transform((limit) => Math.min(limit, 50))
    .meta({ type: 'integer', example: 20, maximum: 50, description: 'coaches on a page, 1 to 50' }),
  targetId: uuid.optional().meta({
    description:
      'one of your own targets: its pack and level are searched for, and its principles rank. Filters that you give as well win; beside another pack, company or role the target adds nothing. It has no stage',
  }),
  q: plainLine(80).optional().meta({
    description:
      'words that all stand somewhere in their name, company, role, level or bio, in any case and without accents',
    example: 'data centre',
  }),
  sort: z
    .enum(SORTS)
    .default('match')
    .meta({
      description:
        'match: most of the asked principles, then rating, then interviews. soonest: earliest first time, among the 300 best ' +
        'matches, then among the next 300; those without a time last. price: cheapest matching offering, within one currency ' +
        'only: 422 without `currency`. rating: who has fewer than three comes last. experience: real interviews',
    }),
  packKey: key.optional().meta({ example: 'amazon-tpm' }),
  company: plainLine(80)
    .optional()
    .meta({ description: 'their former company, any case', example: 'Amazon' }),
  role: plainLine(120)
    .optional()
    .meta({ description: 'part of their former role, any case', example: 'program manager' }),
  levelKey: key.optional().meta({ description: 'the level of the pack that they held', example: 'l7' }),
  stageKey: key.optional().meta({ description: 'they sell a session for it', example: 'tpm-phone-screen' }),
  principle: listOf(key, 16, ['ownership', 'dive-deep']).meta({
    description: 'at least one of these; those who match more come first',
  }),
  competency: key.optional().meta({ example: 'communication' }),
  language: language.optional().meta({ description: '`en` finds `en-GB` too' }),
  minutes: z.coerce.number().int().min(1).max(1440).optional().meta({ type: 'integer', example: 60 }),
  priceMax: z.coerce.number().int().min(0).max(2_000_000_000).optional().meta({
    type: 'integer',
    description: 'in minor units; needs `currency`',
    example: 15000,
  }),
  currency: currency.optional(),
  qualification: z
    .enum(QUALIFICATIONS)
    .optional()
    .meta({ description: 'what they were besides an interviewer' }),
  minRating: z.coerce
    .number()
    .min(1)
    .max(5)
    .optional()
    .meta({ type: 'number', description: 'mean of at least three ratings', example: 4.5 }),
  weekdays: listOf(weekday, 7, ['2', '4'])
    .transform((days) => days.map(Number))
    .meta({
      description: `a session begins on one of them, in \`zone\`: 0 is Sunday. Looked for in the next ${WEEKS_AHEAD} weeks, or between freeFrom and freeTo`,
    }),
  timeFrom: timeOfDay
    .optional()
    .meta({ example: '18:00', description: 'a session begins no earlier, in `zone`' }),
  timeTo: timeOfDay.optional().meta({
    example: '22:00',
    description: 'a session is over by then, on the same day, in `zone`; 24:00 is midnight',
  }),
  freeFrom: instantInput.optional().meta({ description: 'with `freeTo`: a whole session fits in between' }),
  freeTo: instantInput.optional().meta({ example: '2027-03-03T21:00:00Z' }),
  zone: zone.optional().meta({ description: "times are shown in it; default: your account's, else UTC" }),
});

/** Filters of the directory, read together. */
export const directoryQuery = query
  .refine((q) => q.priceMax === undefined || q.currency !== undefined, {
    ...reason('price.currency_missing', 'Give a currency with priceMax, like EUR.'),
    path: ['currency'],
  })
  .refine((q) => q.sort !== 'price' || q.currency !== undefined, {
    ...reason('sort.currency_missing', 'Give a currency to sort by price: prices of several do not compare.'),
    path: ['currency'],
  })
  .refine((q) => (q.timeFrom ?? '00:00') < (q.timeTo ?? '24:00'), {
    ...reason('time.empty', 'Give a timeTo that is after timeFrom.'),
    path: ['timeTo'],
  })
  .refine((q) => q.freeFrom === undefined || q.freeTo !== undefined, {
    ...reason('window.incomplete', 'Give freeTo with freeFrom.'),
    path: ['freeTo'],
  })
  .refine((q) => q.freeTo === undefined || q.freeFrom !== undefined, {
    ...reason('window.incomplete', 'Give freeFrom with freeTo.'),
    path: ['freeFrom'],
  })
  .refine((q) => !q.freeFrom || !q.freeTo || q.freeFrom < q.freeTo, {
    ...reason('window.empty', 'Give a freeTo that is after freeFrom.'),
    path: ['freeTo'],
  })
  .refine(
    (q) => !q.freeFrom || !q.freeTo || q.freeTo.getTime() - q.freeFrom.getTime() <= MAX_WINDOW_DAYS * DAY_MS,
    {
      ...reason('window.too_long', `Give a freeTo at most ${MAX_WINDOW_DAYS} days after freeFrom.`),
      path: ['freeTo'],
    },
  );
export type DirectoryQuery = z.output<typeof directoryQuery>;

export const nextSlot = z
  .object({
    startsAt: instant,
    startsAtLocal: z.string().meta({ description: 'the same instant in the zone of the answer' }),
  })
  .meta({
    id: 'NextSlot',
    example: { startsAt: '2027-03-02T17:00:00.000Z', startsAtLocal: '2027-03-02T18:00:00.000+01:00' },
  });

export const REASONS = [
  'principles',
  'competency',
  'company',
  'role',
  'level',
  'language',
  'free',
  'price',
  'bar_raiser',
  'experience',
] as const;

/** What people call what a coach has by keys, in the same order. */
const titles = {
  packTitle: z.string().nullable(),
  principleTitles: z.array(z.string()),
  competencyTitles: z.array(z.string()),
  languageNames: z.array(z.string()).meta({ description: 'in English, in the order of `languages`' }),
};

export const matchingOffering = publicOffering
  .extend({ nextSlots: z.array(nextSlot) })
  .meta({ id: 'MatchingOffering' });

export const matchSchema = z.object({
  ...publicCoachFields,
  ...titles,
  rating: z
    .object({ mean: z.number(), count: z.int() })
    .nullable()
    .meta({ description: 'mean of 1 to 5 stars, one decimal; null below three ratings' }),
  reasons: z.array(z.object({ kind: z.enum(REASONS), text: z.string() })),
  pricesFrom: z
    .array(money)
    .meta({ description: 'the lowest price in each currency, of the offerings that match' }),
  offerings: z.array(matchingOffering).meta({
    description:
      'at most six that match, the cheapest in each currency first, each with its next three slots (those that suit the asked times, if any)',
  }),
});

const hint = z.object({
  filter: z.string(),
  and: z.string().optional().meta({ description: 'a second filter: only without both is anybody found' }),
  coaches: z.int(),
});

export const MATCH_EXAMPLE = {
  id: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10',
  name: 'Ada',
  company: 'Amazon',
  roleTitle: 'Principal Technical Program Manager',
  levelTitle: 'L7',
  packKey: 'amazon-tpm',
  levelKey: 'l7',
  years: 12,
  interviewsConducted: 250,
  qualifications: ['bar_raiser'],
  languages: ['en', 'fr'],
  zone: 'Europe/Paris',
  bio: 'Ran loops for six years.',
  principles: ['ownership', 'dive-deep'],
  competencies: ['communication'],
  packTitle: 'Amazon Technical Program Manager (TPM)',
  principleTitles: ['Ownership', 'Dive Deep'],
  competencyTitles: ['Communication'],
  languageNames: ['English', 'French'],
  rating: null,
  reasons: [{ kind: 'principles' as const, text: 'Interviews on Ownership and Dive Deep' }],
  pricesFrom: [{ amount: 12000, currency: 'EUR' }],
  offerings: [
    {
      id: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f11',
      packKey: 'amazon-tpm',
      stageKey: 'tpm-phone-screen',
      title: 'TPM phone screen',
      minutes: 60,
      price: { amount: 12000, currency: 'EUR' },
      nextSlots: [{ startsAt: '2027-03-02T17:00:00.000Z', startsAtLocal: '2027-03-02T18:00:00.000+01:00' }],
    },
  ],
};

/** A page of the directory. */
export const directoryAnswer = z
  .object({
    zone: z.string(),
    items: z.array(matchSchema),
    total: z.int().nullable().meta({
      description:
        'how many match, on all pages; null where times are asked for and more coaches match than were looked at',
    }),
    otherCurrencies: z.array(z.object({ currency: z.string(), count: z.int() })).meta({
      description:
        'how many coaches `currency`, with `priceMax` or alone, hides who charge in others, whatever their times',
    }),
    nextCursor: z.string().nullable().meta({ description: 'give it as cursor to go on; null at the end' }),
    moreMayExist: z.boolean().meta({
      description:
        'with times asked for (freeFrom, weekdays, timeFrom, timeTo) a page looks at a limited number of coaches: it may be short, even empty, and more may follow',
    }),
    loosen: z.array(hint).meta({
      description:
        'when nobody was found: filters, and how many coaches there are without each (whatever their times, or who is free without one of several wishes of time), best first; pairs of filters where dropping one is not enough',
    }),
    target: z
      .object({
        id: uuid,
        packKey: z.string().nullable(),
        levelKey: z.string().nullable(),
        principles: z.array(z.string()),
      })
      .nullable()
      .meta({
        description: 'what `targetId` added to the search; null and empty where you gave it yourself',
      }),
  })
  .meta({
    id: 'CoachDirectory',
    example: {
      zone: 'Europe/Paris',
      items: [MATCH_EXAMPLE],
      total: 1,
      otherCurrencies: [],
      nextCursor: null,
      moreMayExist: false,
      loosen: [],
      target: null,
    },
  });
export type Directory = z.input<typeof directoryAnswer>;
export type Match = z.input<typeof matchSchema>;
export type LoosenHint = z.infer<typeof hint>;
