import { defineStates } from '../../shared/state-table';

export type DeadlineState =
  'expected' | 'reminded' | 'overdue' | 'escalated' | 'missing' | 'filed' | 'dropped';
export type DeadlineEvent =
  'remind' | 'pass' | 'escalate' | 'give_up' | 'file' | 'reopen' | 'drop' | 'expect';

/**
 * What a coach owes for a completed session. Time moves it on until the form is filed; a late form is always taken. A
 * form entered in error is owed again, and nothing is owed for a session that turns out not to have taken place.
 */
export const deadlineStates = defineStates<DeadlineState, DeadlineEvent>({
  name: 'form deadline',
  initial: 'expected',
  terminal: [],
  transitions: {
    expected: { remind: 'reminded', pass: 'overdue', file: 'filed', drop: 'dropped' },
    reminded: { pass: 'overdue', file: 'filed', drop: 'dropped' },
    overdue: { escalate: 'escalated', file: 'filed', drop: 'dropped' },
    escalated: { give_up: 'missing', file: 'filed', drop: 'dropped' },
    missing: { file: 'filed' },
    filed: { reopen: 'expected', drop: 'dropped' },
    dropped: { expect: 'expected' },
  },
} as const);
