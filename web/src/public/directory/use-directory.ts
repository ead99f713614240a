import type { AnswerOf } from '../../../../client';
import { useMe, useSignedIn } from '../../api/me';
import { useRead } from '../../api/read';
import { useReadPages } from '../../api/read-pages';
import { useZone } from '../../frame/zone';
import { type DirectorySearch, NO_TARGET, queryOf } from './search';

type Target = AnswerOf<'get', '/v1/me/targets'>['items'][number];

/** The reader's target that the search goes by: the asked one, else the latest; null without. Undefined until known. */
export const useTarget = (asked: string | undefined): Target | null | undefined => {
  const [isSignedIn, me] = [useSignedIn(), useMe()];
  const isCandidate = me?.roles.includes('candidate') ?? false;
  const { data, isError } = useRead('/v1/me/targets', {}, { enabled: isCandidate });
  if (!isSignedIn || (me && !isCandidate) || asked === NO_TARGET || isError) return null;
  if (!data) return undefined;
  return data.items.find(({ id }) => id === asked) ?? data.items.at(-1) ?? null;
};

/** What the directory shows for an address, in whose zone and with which target. */
export const useDirectory = (search: DirectorySearch) => {
  const zone = useZone(search.zone);
  const target = useTarget(search.target);
  const isKnown = zone !== null && target !== undefined;
  const query = queryOf(search, zone ?? 'UTC', target?.id ?? null);
  const pages = useReadPages('/v1/coaches', { params: { query } }, { enabled: isKnown });
  return { zone: zone ?? 'UTC', target: target ?? null, pages };
};
