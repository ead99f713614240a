import { defineStates } from '../../shared/state-table';

export type FormStatus = 'in_progress' | 'submitted' | 'entered_in_error';
export type FormEvent = 'submit' | 'enter_in_error';

/** A submitted form never changes; an admin may mark it as entered in error, and the coach may then file another. */
export const formStates = defineStates<FormStatus, FormEvent>({
  name: 'feedback form',
  initial: 'in_progress',
  terminal: ['entered_in_error'],
  transitions: {
    in_progress: { submit: 'submitted' },
    submitted: { enter_in_error: 'entered_in_error' },
    entered_in_error: {},
  },
} as const);
