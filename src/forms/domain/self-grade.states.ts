import { defineStates } from '../../shared/state-table';

export type SelfGradeStatus = 'in_progress' | 'finished' | 'skipped' | 'expired';
export type SelfGradeEvent = 'finish' | 'skip' | 'expire';

/** While it is in progress, a form that is filed waits; it expires so that nobody waits for ever. */
export const selfGradeStates = defineStates<SelfGradeStatus, SelfGradeEvent>({
  name: 'self-grade',
  initial: 'in_progress',
  terminal: ['finished', 'skipped', 'expired'],
  transitions: {
    in_progress: { finish: 'finished', skip: 'skipped', expire: 'expired' },
    finished: {},
    skipped: {},
    expired: {},
  },
} as const);
