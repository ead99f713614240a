import { z } from 'zod';
import { newQuestionFields, packKey, questionFields } from '../packs';
import { instant, pageOf, pageQuery, plainText, uuid } from '../platform/http/schemas';
import { QUESTION_STATUSES } from './domain/question.states';
import { QUESTION_REPORT_STATUSES } from './domain/question-report.states';

export const packParams = z.strictObject({ packKey: packKey.meta({ example: 'amazon-tpm' }) });

const reason = plainText(1000, 3);

export const questionsQuery = z.strictObject({
  category: packKey.optional().meta({ description: 'category of the pack', example: 'behavioural' }),
  subcategory: packKey.optional().meta({ description: 'principle or topic it is filed under' }),
  principle: packKey.optional().meta({ example: 'ownership' }),
  competency: packKey.optional().meta({ example: 'delivery' }),
  stageKey: packKey.optional().meta({ example: 'onsite' }),
  levelKey: packKey.optional().meta({ example: 'l6' }),
  rarity: questionFields.rarity.optional(),
  framing: z.enum(['hypothetical', 'behavioural']).optional(),
  mode: z.enum(['own_system', 'new_design']).optional(),
  status: z.enum(QUESTION_STATUSES).optional().meta({
    description: 'without it, every state that you may see; others’ questions only once they are active',
  }),
  mine: z
    .enum(['true', 'false'])
    .optional()
    .transform((text) => text === 'true')
    .meta({ type: 'string', description: 'true: only those that you added' }),
  text: plainText(100, 2).optional().meta({
    description: 'words in the question or its follow-ups, in any case',
    example: 'deadline',
  }),
  ...pageQuery,
});
export type QuestionsQuery = z.output<typeof questionsQuery>;

const EXAMPLE = {
  category: 'programme',
  subcategory: 'planning',
  principles: [],
  competencies: ['delivery'],
  stages: ['onsite'],
  framing: 'hypothetical',
  mode: null,
  levels: 'all',
  rarity: 'occasional',
  text: 'How would you plan a programme whose biggest supplier has not signed yet?',
  followUps: ['What would you commit to before the signature?'],
};

export const bankQuestionAnswer = z
  .object({
    ...questionFields,
    id: uuid,
    packKey: z.string(),
    levels: z.array(z.string()),
    status: z.enum(QUESTION_STATUSES).meta({
      description:
        'proposed: drawn only for sessions of the coach who added it, until an admin approves it; active: drawn for ' +
        'everybody; retired and rejected: not drawn',
    }),
    isMine: z.boolean().meta({ description: 'you added it' }),
    fromPack: z.boolean().meta({ description: 'it came with the company pack' }),
    reason: z.string().nullable().meta({ description: 'why it has this state, where somebody decided' }),
    isReported: z.boolean().meta({ description: 'a report waits for a decision: it is not drawn meanwhile' }),
    createdAt: instant,
    changedAt: instant,
  })
  .meta({
    id: 'BankQuestion',
    examples: [
      {
        ...EXAMPLE,
        key: 'supplier-without-signature',
        version: 1,
        levels: ['l5', 'l6', 'l7'],
        id: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10',
        packKey: 'amazon-tpm',
        status: 'proposed',
        isMine: true,
        fromPack: false,
        reason: null,
        isReported: false,
        createdAt: '2027-03-01T17:00:00.000Z',
        changedAt: '2027-03-01T17:00:00.000Z',
      },
    ],
  });
export type BankQuestionAnswer = z.input<typeof bankQuestionAnswer>;
export const bankPageAnswer = pageOf(bankQuestionAnswer).meta({ id: 'BankQuestionPage' });

export const newQuestionRequest = z
  .strictObject({
    ...newQuestionFields,
    text: plainText(600, 15).meta({
      description: 'in your own words; nothing that you promised an employer to keep to yourself',
    }),
    followUps: z.array(plainText(400, 5)).min(1).max(3),
  })
  .meta({ id: 'NewQuestion', examples: [EXAMPLE] });
export type NewQuestionRequest = z.output<typeof newQuestionRequest>;

export const retirementRequest = z
  .strictObject({ reason })
  .meta({ id: 'QuestionRetirement', examples: [{ reason: 'Interviews have stopped asking this.' }] });

export const bankQueueQuery = z.strictObject({
  status: z.enum(QUESTION_STATUSES).default('proposed'),
  ...pageQuery,
});
export type BankQueueQuery = z.output<typeof bankQueueQuery>;

export const questionDecisionRequest = z
  .strictObject({
    decision: z.enum(['approve', 'reject', 'restore']),
    reason: reason.meta({ description: 'who added it reads it' }),
  })
  .meta({
    id: 'QuestionDecision',
    examples: [{ decision: 'approve', reason: 'Clear, and nothing like it in the bank.' }],
  });
export type QuestionDecision = z.output<typeof questionDecisionRequest>;

export const questionReportRequest = z
  .strictObject({ reason: reason.meta({ description: 'what makes it look confidential, or unfit to ask' }) })
  .meta({ id: 'ReportQuestion', examples: [{ reason: 'It names a project that is not public.' }] });

export const askedQuestionReportRequest = z
  .strictObject({
    note: z.int().min(1).max(1000).meta({ description: 'number of the note in your feedback' }),
    reason: reason.meta({ description: 'what makes it look confidential, or unfit to ask' }),
  })
  .meta({
    id: 'ReportAskedQuestion',
    examples: [{ note: 1, reason: 'I know this one from the inside: it is not public.' }],
  });

export const reportFiledAnswer = z
  .object({ id: uuid, status: z.enum(QUESTION_REPORT_STATUSES), reason: z.string(), createdAt: instant })
  .meta({
    id: 'FiledQuestionReport',
    examples: [
      {
        id: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10',
        status: 'open',
        reason: 'It names a project that is not public.',
        createdAt: '2027-03-01T17:00:00.000Z',
      },
    ],
  });

export const questionReportAnswer = z
  .object({
    id: uuid,
    questionId: uuid,
    packKey: z.string(),
    questionKey: z.string(),
    questionText: z.string(),
    reporterId: uuid,
    status: z.enum(QUESTION_REPORT_STATUSES),
    reason: z.string(),
    decisionReason: z.string().nullable(),
    createdAt: instant,
    decidedAt: instant.nullable(),
  })
  .meta({ id: 'QuestionReport' });
export const reportPageAnswer = pageOf(questionReportAnswer).meta({ id: 'QuestionReportPage' });

export const reportQueueQuery = z.strictObject({
  status: z.enum(QUESTION_REPORT_STATUSES).default('open'),
  ...pageQuery,
});
export type ReportQueueQuery = z.output<typeof reportQueueQuery>;

export const reportDecisionRequest = z
  .strictObject({
    decision: z.enum(['keep', 'retire']),
    reason: reason.meta({ description: 'those who reported it read it' }),
  })
  .meta({
    id: 'QuestionReportDecision',
    examples: [{ decision: 'retire', reason: 'It is word for word from an internal page.' }],
  });
export type ReportDecision = z.output<typeof reportDecisionRequest>;
