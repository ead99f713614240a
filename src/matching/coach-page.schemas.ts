import { z } from 'zod';
import { distinct } from '../platform/http/keys';
import { money, reason, uuid, zone } from '../platform/http/schemas';
import { publicRatings } from '../ratings';
import { publicOffering } from '../coaches';
import { MATCH_EXAMPLE, matchingOffering, matchSchema, nextSlot } from './directory.schemas';

const shownFor = {
  targetId: uuid.optional().meta({
    description: 'one of your own targets: reasons say what of it this coach interviews on',
  }),
  zone: zone.optional().meta({ description: "times are shown in it; default: your account's, else UTC" }),
};

export const coachPageQuery = z.strictObject(shownFor);
export type CoachPageQuery = z.output<typeof coachPageQuery>;

const MOST_COMPARED = 3;

export const comparisonQuery = z.strictObject({
  ...shownFor,
  ids: z
    .string()
    .max(200)
    .transform((text) => text.split(','))
    .pipe(distinct(uuid, MOST_COMPARED))
    .refine(
      (ids) => ids.length >= 2,
      reason('comparison.too_few', `Give two or three coaches to compare, joined by a comma.`),
    )
    .meta({
      type: 'string',
      description: 'two or three coaches, joined by commas; they come in this order',
      example: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10,0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f20',
    }),
});
export type ComparisonQuery = z.output<typeof comparisonQuery>;

const sentences = (description: string) => z.array(z.string()).meta({ description });
const soldWith = {
  included: sentences('what one gets for the price'),
  policy: sentences('what comes back when it is cancelled'),
};

const record = {
  sessionsHere: z.int().meta({ description: 'sessions that took place on Greenroom' }),
  usualFeedbackHours: z.int().nullable().meta({
    description: 'half of their feedback was there so many hours after the session; null below three',
  }),
  cancelledShare: z.int().nullable().meta({
    description: 'per cent of sessions that they cancelled or missed; null below ten',
  }),
  takesBookings: z.boolean().meta({
    description: 'sells a session and has set hours; there may still be no time left',
  }),
};

const sheet = matchSchema.extend({
  ...record,
  offerings: z.array(matchingOffering.extend(soldWith).meta({ id: 'CoachOffering' })).meta({
    description: 'all sessions on sale, the cheapest in each currency first, each with its next three slots',
  }),
});

const alike = matchSchema
  .extend({
    offerings: z.array(publicOffering),
    firstSlot: nextSlot.nullable().meta({ description: 'the first time of any of these offerings' }),
  })
  .meta({ id: 'CoachAlike' });

const documentOffering = z
  .object({
    id: uuid,
    packKey: z.string(),
    stageKey: z.string(),
    title: z.string(),
    days: z.int(),
    price: money,
    ...soldWith,
  })
  .meta({ id: 'CoachDocumentOffering' });

const withSentences = {
  included: ['One session of 60 minutes with Ada, by video'],
  policy: ['Free to cancel until the start: all of the price comes back.'],
};
const sheetExample = {
  ...MATCH_EXAMPLE,
  sessionsHere: 41,
  usualFeedbackHours: 9,
  cancelledShare: 2,
  takesBookings: true,
  offerings: MATCH_EXAMPLE.offerings.map((offering) => ({ ...offering, ...withSentences })),
};

/** A published coach with all that their page shows. */
export const coachPageAnswer = sheet
  .extend({
    timesZone: z.string().meta({ description: 'the zone in which local times are told' }),
    documentOfferings: z.array(documentOffering),
    ratings: publicRatings.extend({
      distribution: z
        .array(z.object({ stars: z.int(), count: z.int() }))
        .nullable()
        .meta({ description: '5 stars first; null below three ratings' }),
    }),
    alike: z.array(alike).meta({
      description:
        'at most three others of the same pack who sell a session of one of the same stages: most principles in common, then rating, then real interviews',
    }),
  })
  .meta({
    id: 'Coach',
    description: 'A published coach and what they sell.',
    example: {
      ...sheetExample,
      timesZone: 'Europe/Paris',
      documentOfferings: [],
      ratings: { count: 0, mean: null, distribution: null, items: [], nextCursor: null },
      alike: [],
    },
  });
export type CoachPage = z.input<typeof coachPageAnswer>;
export type CoachSheet = z.input<typeof sheet>;

export const comparisonAnswer = z
  .object({
    zone: z.string(),
    coaches: z.array(sheet),
    missing: z.array(uuid).meta({ description: 'those who are not published now' }),
  })
  .meta({
    id: 'CoachComparison',
    example: {
      zone: 'Europe/Paris',
      coaches: [sheetExample],
      missing: ['0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f20'],
    },
  });
export type Comparison = z.input<typeof comparisonAnswer>;
