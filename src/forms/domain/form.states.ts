import { defineStates } from '../../shared/state-table';

export type FormStatus = 'in_progress' | 'submitted' | 'amended' | 'entered_in_error';
export type FormEvent = 'submit' | 'amend' | 'enter_in_error';

/**
 * What was submitted stays in the record. Its coach may amend it, with a reason; an admin may mark it as entered in
 * error, and the coach may then file another.
 */
export const formStates = defineStates<FormStatus, FormEvent>({
  name: 'feedback form',
  initial: 'in_progress',
  terminal: ['entered_in_error'],
  transitions: {
    in_progress: { submit: 'submitted' },
    submitted: { amend: 'amended', enter_in_error: 'entered_in_error' },
    amended: { amend: 'amended', enter_in_error: 'entered_in_error' },
    entered_in_error: {},
  },
} as const);
