import { defineStates } from '../../shared/state-table';

/**
 * The life of a question. A coach proposes one and an admin approves it before other coaches draw it; what comes with
 * the pack, or from an admin, is active at once. What was asked in a session stays readable there for ever.
 */
export const questionStates = defineStates({
  name: 'bank question',
  initial: 'proposed',
  terminal: ['rejected'],
  transitions: {
    proposed: { approve: 'active', reject: 'rejected', retire: 'retired' },
    active: { retire: 'retired' },
    retired: { restore: 'active' },
    rejected: {},
  },
});

export type QuestionStatus = keyof typeof questionStates.transitions;
export type QuestionEvent = 'approve' | 'reject' | 'retire' | 'restore';
export const QUESTION_STATUSES = Object.keys(questionStates.transitions) as QuestionStatus[];
