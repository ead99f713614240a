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

const MAX_WINDOW_DAYS = 62;

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

const slot = z
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

const match = z.object({
  ...publicCoachFields,
  rating: z
    .object({ mean: z.number(), count: z.int() })
    .nullable()
    .meta({ description: 'mean of 1 to 5 stars, one decimal; null below three ratings' }),
  reasons: z.array(z.object({ kind: z.enum(REASONS), text: z.string() })),
  pricesFrom: z
    .array(money)
    .meta({ description: 'the lowest price in each currency, of the offerings that match' }),
  offerings: z
    .array(publicOffering.extend({ nextSlots: z.array(slot) }).meta({ id: 'MatchingOffering' }))
    .meta({
      description:
        'at most six that match, the cheapest in each currency first, each with its next three slots (within freeFrom and freeTo if given)',
    }),
});

const hint = z.object({
  filter: z.string(),
  and: z.string().optional().meta({ description: 'a second filter: only without both is anybody found' }),
  coaches: z.int(),
});

/** A page of the directory. */
export const directoryAnswer = z
  .object({
    zone: z.string(),
    items: z.array(match),
    nextCursor: z.string().nullable().meta({ description: 'give it as cursor to go on; null at the end' }),
    moreMayExist: z.boolean().meta({
      description:
        'with freeFrom and freeTo a page looks at a limited number of coaches: it may be short, even empty, and more may follow',
    }),
    loosen: z.array(hint).meta({
      description:
        'when nobody was found: filters, and how many coaches there are without each (whatever their times), best first; pairs of filters where dropping one is not enough',
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
      items: [
        {
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
              nextSlots: [
                { startsAt: '2027-03-02T17:00:00.000Z', startsAtLocal: '2027-03-02T18:00:00.000+01:00' },
              ],
            },
          ],
        },
      ],
      nextCursor: null,
      moreMayExist: false,
      loosen: [],
      target: null,
    },
  });
export type Directory = z.input<typeof directoryAnswer>;
export type Match = z.input<typeof match>;
export type LoosenHint = z.infer<typeof hint>;
