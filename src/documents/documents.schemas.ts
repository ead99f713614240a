import { z } from 'zod';
import { BOOKING_STATUSES, feedbackStepSchema, practiceInput } from '../bookings';
import { packKey } from '../packs';
import { instant, money, pathId, uuid } from '../platform/http/schemas';

export const orderDocumentReviewSchema = z
  .strictObject({
    offeringId: uuid.meta({ description: 'of /v1/document-offerings' }),
    promptKey: packKey.optional().meta({
      example: 'missing-owner',
      description: 'one of the stage; without it you are given one that you have not had',
    }),
    practice: practiceInput.default({ principles: [], competencies: [] }),
  })
  .meta({
    id: 'OrderDocumentReview',
    examples: [
      {
        offeringId: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10',
        promptKey: 'missing-owner',
        practice: { principles: ['ownership'] },
      },
    ],
  });
export type OrderDocumentReview = z.output<typeof orderDocumentReviewSchema>;

const rules = z
  .object({
    mediaTypes: z.array(z.string()),
    maxBytes: z.int(),
    words: z.object({ min: z.int(), max: z.int() }).nullable(),
  })
  .meta({ id: 'DocumentRules', description: 'What your document has to be like.' });

const document = z
  .object({
    revision: z.int().meta({ example: 1, description: '1 is what the feedback is about, 2 came after it' }),
    name: z.string().nullable().meta({ example: 'essay.md' }),
    mediaType: z.string().meta({ example: 'text/markdown' }),
    bytes: z.int(),
    words: z.int().nullable(),
    sha256: z.string().nullable(),
    uploadedAt: instant,
    uploadedAtLocal: z.string(),
    available: z.boolean().meta({ description: 'false once its author has erased their data' }),
  })
  .meta({ id: 'ReviewedDocument' });

export const documentTextSchema = z
  .object({ revision: z.int(), mediaType: z.string(), words: z.int(), text: z.string() })
  .meta({
    id: 'DocumentText',
    description: 'What we read in a document: paragraphs with plain line breaks.',
    examples: [{ revision: 1, mediaType: 'text/plain', words: 4, text: 'Led nine teams through.' }],
  });
export type DocumentText = z.input<typeof documentTextSchema>;

export const documentReviewSchema = z
  .object({
    id: uuid.meta({ description: 'also the id of its booking, wherever feedback asks for one' }),
    status: z.enum(BOOKING_STATUSES),
    packKey: z.string(),
    stageKey: z.string(),
    days: z.int(),
    coach: z.object({ id: uuid, name: z.string() }),
    candidate: z.object({ id: uuid, name: z.string() }),
    price: money,
    hold: z
      .object({ expiresAt: instant, givingUp: z.boolean() })
      .nullable()
      .meta({ description: 'Until when the order can be paid; null once paid or over.' }),
    checkout: z
      .object({ url: z.string(), expiresAt: instant })
      .nullable()
      .meta({ description: 'Where to pay; ask again while it is null and the order is held.' }),
    prompt: z
      .object({ key: z.string(), title: z.string(), text: z.string() })
      .nullable()
      .meta({ description: 'What to write about. Null until it is paid, and where there is none.' }),
    rules,
    documents: z.array(document),
    uploadBy: instant.nullable().meta({
      description:
        'Until when the document may come; after that the order is cancelled and paid back. Null before and after that wait.',
    }),
    uploadByLocal: z.string().nullable(),
    dueAt: instant.nullable().meta({ description: 'When the feedback is due; null until the upload.' }),
    begunAt: instant
      .nullable()
      .meta({ description: 'When the coach began; from then on it cannot be cancelled.' }),
    formFiledAt: instant.nullable().meta({
      description: 'When the feedback was filed; to its candidate, from when on they may read it.',
    }),
    feedback: feedbackStepSchema
      .nullable()
      .meta({ description: 'Null where no feedback is to come, or before the upload.' }),
    createdAt: instant,
  })
  .meta({ id: 'Review' });
export type DocumentReviewView = z.input<typeof documentReviewSchema>;

export const uploadQuery = z.strictObject({
  name: z.string().max(200).optional().meta({ example: 'essay.md', description: 'what you call the file' }),
});

export const documentParams = z.strictObject({
  id: pathId,
  revision: z.enum(['1', '2']).transform(Number).meta({ example: '1' }),
});

export const differenceSchema = z
  .object({
    reviewId: uuid,
    first: document,
    second: document,
    byWords: z.boolean().meta({
      description: 'false when the texts differ too much: then one stands whole after the other',
    }),
    parts: z.array(z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })),
  })
  .meta({ id: 'DocumentDifference', description: 'Joining what is not added gives the first text.' });
export type DifferenceView = z.input<typeof differenceSchema>;
