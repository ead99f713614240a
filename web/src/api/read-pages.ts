import {
  keepPreviousData,
  type InfiniteData,
  useInfiniteQuery,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query';
import type { AnswerOf, GetPath, GivenOf } from '../../../client';
import { api } from './api';
import { readKey } from './read';

/** A list that is read page by page: `fetchNextPage` for "Show more". What was shown stays while another is read. */
export const useReadPages = <Path extends GetPath>(
  path: Path,
  given: GivenOf<'get', Path>,
  { enabled = true }: { enabled?: boolean } = {},
): UseInfiniteQueryResult<InfiniteData<AnswerOf<'get', Path>>> =>
  useInfiniteQuery({
    queryKey: [...readKey(path, given as object), 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      api.get(path, { ...withCursor(given, pageParam), signal } as never),
    getNextPageParam: (page: unknown) => (page as { nextCursor: string | null }).nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  } as never);

const withCursor = (given: unknown, cursor: string | undefined): object => {
  const { params } = given as { params?: { query?: object } };
  return { ...(given as object), params: { ...params, query: { ...params?.query, cursor } } };
};
