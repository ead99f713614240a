import { z } from 'zod';
import { instant, plainText, uuid } from '../platform/http/schemas';
import { labelled, person } from './forms.schemas';

const kitQuestion = z
  .object({
    key: z.string(),
    version: z.int(),
    category: z.string(),
    subcategory: z.string(),
    principles: z.array(z.string()),
    competencies: z.array(z.string()),
    framing: z.string().nullable(),
    mode: z.string().nullable(),
    text: z.string(),
    followUps: z.array(z.string()),
    reason: z.string().meta({ description: 'why it was drawn for this session: the first of the reasons' }),
    reasons: z.array(
      z.object({
        kind: z.enum(['principle', 'wish', 'mix', 'framing', 'level', 'never_asked', 'suggested', 'swapped']),
        text: z.string(),
      }),
    ),
    withdrawn: z.enum(['reported', 'retired']).nullable().meta({
      description: 'it was reported or retired after it was drawn: please swap it',
    }),
    asked: z
      .object({
        at: instant.nullable().meta({ description: 'when, as the note says; null where it has no time' }),
        noteId: z.string().meta({ description: 'the first note of your form that names it' }),
      })
      .nullable()
      .meta({ description: 'that a note of your form names it: you asked it in this session' }),
  })
  .meta({ id: 'KitQuestion' });

export const kitAnswer = z
  .object({
    bookingId: uuid,
    startsAt: instant,
    minutes: z.int(),
    stage: labelled,
    targetLevel: labelled,
    candidate: person,
    wishes: z
      .object({
        focus: z.string().nullable(),
        principles: z.array(labelled),
        competencies: z.array(labelled),
        resumeUrl: z.string().nullable(),
      })
      .meta({ description: 'what the candidate wants to practise' }),
    principles: z.array(labelled).meta({ description: 'those you assess in this session, on the form too' }),
    questions: z.array(kitQuestion),
    uncovered: z
      .array(z.object({ principle: z.string(), reason: z.string() }))
      .meta({ description: 'principles without a question that this candidate has not had before' }),
    shortages: z
      .array(z.object({ category: z.string(), reason: z.string() }))
      .meta({ description: 'kinds of questions of which this candidate has met nearly all' }),
    swaps: z
      .array(z.object({ out: z.string(), in: z.string(), reason: z.string(), at: instant }))
      .meta({ description: 'what you swapped, oldest first' }),
    createdAt: instant,
  })
  .meta({ id: 'SessionKit' });
export type KitAnswer = z.input<typeof kitAnswer>;

export const ratingRequest = z
  .strictObject({
    stars: z.int().min(1).max(5),
    text: plainText(2000).optional(),
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
  })
  .meta({
    id: 'Rating',
    examples: [
      {
        bookingId: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10',
        stars: 5,
        text: 'Precise, kind, and on time.',
        ratedAt: '2027-03-01T19:00:00.000Z',
        shownToCoach: false,
      },
    ],
  });
