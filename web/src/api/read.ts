import { useQuery, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query';
import type { AnswerOf, GetPath, GivenOf } from '../../../client';
import { api } from './api';

type Options = Pick<UseQueryOptions, 'enabled' | 'staleTime' | 'refetchInterval' | 'placeholderData'>;

/** Names a read in the store of answers: what changes something tells by it which answers are old. */
export const readKey = (path: GetPath, given: object = {}): readonly unknown[] => [path, given];

/**
 * Reads what a page shows, and again when it may have changed: when the tab is looked at, every 30 seconds meanwhile.
 * `useRead('/v1/bookings/{id}', byId(id))`.
 */
export const useRead = <Path extends GetPath>(
  path: Path,
  given?: GivenOf<'get', Path>,
  options?: Options,
): UseQueryResult<AnswerOf<'get', Path>> =>
  useQuery({
    queryKey: readKey(path, given),
    queryFn: ({ signal }) => api.get(path, { ...given, signal } as never),
    ...(options as object),
  });
