import { defineStates } from '../../shared/state-table';

export type CoachStatus = 'draft' | 'applied' | 'published' | 'rejected' | 'suspended';
export type CoachEvent = 'apply' | 'publish' | 'reject' | 'suspend';

/** From a profile nobody sees to one that candidates can book, by way of an admin's vetting. */
export const coachStates = defineStates<CoachStatus, CoachEvent>({
  name: 'coach',
  initial: 'draft',
  terminal: [],
  transitions: {
    draft: { apply: 'applied' },
    applied: { publish: 'published', reject: 'rejected' },
    rejected: { apply: 'applied' },
    published: { suspend: 'suspended' },
    suspended: { publish: 'published' },
  },
} as const);
