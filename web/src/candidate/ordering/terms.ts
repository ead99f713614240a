import type { AnswerOf } from '../../../../client';
import { useRead } from '../../api/read';

export type Terms = AnswerOf<'get', '/v1/offerings/{id}/terms'>;

/** What to know before an order, as it is now. */
export const useTerms = (offeringId: string | undefined, query: { startsAt?: string; zone?: string }) =>
  useRead(
    '/v1/offerings/{id}/terms',
    { params: { path: { id: offeringId ?? '' }, query } },
    { enabled: offeringId !== undefined },
  );
