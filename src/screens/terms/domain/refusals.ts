import { refuseOwnOffering, refuseTooManyHolds } from '../../../bookings/domain/booking.rules';
import { DomainError } from '../../../shared/errors';

/** Why an order would be refused: what it would be refused with. */
export interface Refusal {
  code: string;
  detail: string;
  /** What is in the way. */
  bookingId?: string;
}

export interface Circumstances {
  coachAccountId: string;
  /** A session of the orderer at the wished time. */
  busyWith: string | null;
  /** Deadlines of what they hold unpaid; none where the order resumes one, and without those that it replaces. */
  otherHolds: Date[];
  now: Date;
}

/** By the rules that an order asks, and in their words. */
export const refusalsOf = (
  orderer: { accountId: string; roles: readonly string[] },
  { coachAccountId, busyWith, otherHolds, now }: Circumstances,
): Refusal[] => [
  ...(orderer.roles.includes('candidate') ? [] : [NO_CANDIDATE]),
  ...refusalOf(() => refuseOwnOffering(orderer.accountId, coachAccountId)),
  ...(busyWith === null ? [] : [{ ...BUSY, bookingId: busyWith }]),
  ...refusalOf(() => refuseTooManyHolds(otherHolds, now)),
];

/** As the guard and the claims say it; an API test compares them. */
const NO_CANDIDATE: Refusal = {
  code: 'auth.wrong_role',
  detail: 'Your account does not have the role that this needs.',
};
const BUSY: Refusal = { code: 'candidate.busy', detail: 'You have another session at this time.' };

const refusalOf = (rule: () => void): Refusal[] => {
  try {
    rule();
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [{ code: error.code, detail: error.detail }];
  }
};
