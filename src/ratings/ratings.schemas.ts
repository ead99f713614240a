import { z } from 'zod';
import { instant, pageOf, pageQuery, plainText, uuid } from '../platform/http/schemas';
import { RATING_REPORT_STATUSES } from './domain/rating-report.states';

export const ratingRequest = z
  .strictObject({
    stars: z.int().min(1).max(5),
    text: plainText(2000).optional().meta({ description: 'everybody will read it, without your name' }),
  })
  .meta({ id: 'LeaveRating', examples: [{ stars: 5, text: 'Precise, kind, and on time.' }] });
export type RatingRequest = z.output<typeof ratingRequest>;

export const ratingAnswer = z
  .object({
    bookingId: uuid,
    stars: z.int(),
    text: z.string().nullable(),
    ratedAt: instant,
    shownToCoach: z
      .boolean()
      .meta({ description: 'The coach sees it once their form is in, or 14 days after it was due.' }),
    publicFrom: instant.meta({
      description:
        'The Monday from which it counts and everybody may read it, without a name. Earlier when the coach files their form before that.',
    }),
    publicFromLocal: z.string().meta({ description: 'the same on the wall of your zone' }),
    changeable: z
      .boolean()
      .meta({ description: 'While its coach cannot read it, and their feedback is not out.' }),
    hidden: z.boolean().meta({ description: 'true when an admin hid it after a report' }),
    reply: z
      .object({ text: z.string(), repliedAt: instant, hidden: z.boolean() })
      .nullable()
      .meta({ description: 'What the coach answers.' }),
  })
  .meta({
    id: 'Rating',
    examples: [
      {
        bookingId: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10',
        stars: 5,
        text: 'Precise, kind, and on time.',
        ratedAt: '2027-03-01T19:00:00.000Z',
        shownToCoach: true,
        publicFrom: '2027-03-08T00:00:00.000Z',
        publicFromLocal: '2027-03-08T01:00:00+01:00',
        changeable: false,
        hidden: false,
        reply: { text: 'Thank you, and good luck!', repliedAt: '2027-03-02T08:00:00.000Z', hidden: false },
      },
    ],
  });
export const ownRatingsAnswer = pageOf(ratingAnswer).meta({ id: 'OwnRatingPage' });

export const ratingPageQuery = z.strictObject({ ...pageQuery });
export type RatingPageQuery = z.output<typeof ratingPageQuery>;

export const publicRatings = pageOf(
  z.object({
    stars: z.int(),
    text: z.string().nullable(),
    month: z.string().meta({ example: '2027-02', description: 'of the session' }),
    reply: z.string().nullable().meta({ description: 'what the coach answered' }),
  }),
).extend({
  count: z.int().meta({ description: 'ratings that count, of which these are a part' }),
  mean: z.number().nullable().meta({ description: '1 to 5, one decimal; null below three ratings' }),
});

export const publicRatingsAnswer = publicRatings.meta({
  id: 'CoachRatings',
  examples: [
    {
      count: 4,
      mean: 4.5,
      items: [
        {
          stars: 5,
          text: 'Precise, kind, and on time.',
          month: '2027-02',
          reply: 'Thank you, and good luck!',
        },
      ],
      nextCursor: null,
    },
  ],
});

export const replyRequest = z
  .strictObject({ text: plainText(1000).meta({ description: 'everybody will read it below the rating' }) })
  .meta({ id: 'ReplyToRating', examples: [{ text: 'Thank you, and good luck!' }] });

const REASONS = ['insult', 'personal_data', 'not_about_the_session', 'untrue', 'other'] as const;

export const ratingReportRequest = z
  .strictObject({
    reason: z.enum(REASONS),
    text: plainText(1000).meta({ description: 'what is wrong with it; only admins read this' }),
  })
  .meta({ id: 'ReportRating', examples: [{ reason: 'personal_data', text: 'It names my employer.' }] });
export type RatingReportRequest = z.output<typeof ratingReportRequest>;

export const ratingReportAnswer = z
  .object({
    id: uuid,
    about: z.enum(['rating', 'reply']),
    reason: z.enum(REASONS),
    text: z.string(),
    status: z.enum(RATING_REPORT_STATUSES),
    reporterId: uuid,
    createdAt: instant,
    decidedAt: instant.nullable(),
    decisionReason: z.string().nullable(),
    rating: z.object({
      bookingId: uuid,
      coachId: uuid,
      stars: z.int(),
      text: z.string().nullable(),
      reply: z.string().nullable(),
    }),
  })
  .meta({ id: 'RatingReport' });
export type RatingReportView = z.input<typeof ratingReportAnswer>;
export const ratingReportPage = pageOf(ratingReportAnswer).meta({ id: 'RatingReportPage' });

export const ratingReportQueueQuery = z.strictObject({
  status: z.enum(RATING_REPORT_STATUSES).default('open'),
  ...pageQuery,
});
export type RatingReportQueueQuery = z.output<typeof ratingReportQueueQuery>;

export const ratingReportDecision = z
  .strictObject({
    decision: z.enum(['keep', 'hide']),
    reason: plainText(1000).meta({ description: 'who wrote it and who reported it read it' }),
  })
  .meta({
    id: 'RatingReportDecision',
    examples: [{ decision: 'hide', reason: 'It names a person who has nothing to do with the session.' }],
  });
export type RatingReportDecision = z.output<typeof ratingReportDecision>;
