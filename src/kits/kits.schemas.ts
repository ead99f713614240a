import { z } from 'zod';
import { instant, labelled, person, uuid } from '../platform/http/schemas';

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
