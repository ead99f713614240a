import { defineStates } from '../../shared/state-table';

/** A report that a question should not be asked, for example because it looks confidential. An admin decides. */
export const questionReportStates = defineStates({
  name: 'question report',
  initial: 'open',
  terminal: ['kept', 'retired'],
  transitions: {
    open: { keep: 'kept', retire: 'retired' },
    kept: {},
    retired: {},
  },
});

export type QuestionReportStatus = keyof typeof questionReportStates.transitions;
export type QuestionReportEvent = 'keep' | 'retire';
export const QUESTION_REPORT_STATUSES = Object.keys(
  questionReportStates.transitions,
) as QuestionReportStatus[];
