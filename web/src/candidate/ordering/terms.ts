import { keepPreviousData } from '@tanstack/react-query';
import type { AnswerOf } from '../../../../client';
import { useRead } from '../../api/read';

export type Terms = AnswerOf<'get', '/v1/offerings/{id}/terms'>;

/** What to know before an order, as it is now. */
export const useTerms = (offeringId: string | undefined, query: { startsAt?: string; zone?: string }) =>
  useRead(
    '/v1/offerings/{id}/terms',
    { params: { path: { id: offeringId ?? '' }, query } },
    // Another time keeps what is on the page, and what was typed into it.
    { enabled: offeringId !== undefined, placeholderData: keepPreviousData },
  );
