import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { api, byId, type Schemas, sentenceOf } from '../api/api';
import { now } from '../api/clock';
import { fromNow } from '../domain/times';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';
import { ReadFailed, Skeleton } from '../ui/states';
import { say } from '../ui/toast';
import { ownWords } from './own-words';
import { Section } from './section';

const words = ownWords.account.logins;
const KEY = ['/v1/me/logins', 'all'];

/** Where one is logged in, and ending it there. */
export const Logins = () => {
  const queries = useQueryClient();
  const logins = useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam }) =>
      api.get('/v1/me/logins', { params: { query: { limit: 10, cursor: pageParam } } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const end = async (ending: Promise<unknown>, done: string): Promise<void> => {
    try {
      await ending;
      say(done);
    } catch (error) {
      say(sentenceOf(error));
    }
    await queries.invalidateQueries({ queryKey: KEY });
  };
  const items = logins.data?.pages.flatMap((page) => page.items) ?? [];
  if (logins.isError && !logins.data)
    return <ReadFailed thing="your logins" error={logins.error} again={() => void logins.refetch()} />;
  if (!logins.data) return <Skeleton height={200} />;
  return (
    <Section title={words.title}>
      <ul className="grid divide-y divide-line">
        {items.map((login) => (
          <Row
            key={login.id}
            login={login}
            end={(id) => void end(api.delete('/v1/me/logins/{id}', byId(id)), words.ended)}
          />
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        {logins.hasNextPage && <Button onPress={() => void logins.fetchNextPage()}>{words.more}</Button>}
        {items.length > 1 && (
          <Button onPress={() => void end(api.delete('/v1/me/logins'), words.othersEnded)}>
            {words.others}
          </Button>
        )}
      </div>
    </Section>
  );
};

const Row = ({ login, end }: { login: Schemas['Login']; end: (id: string) => void }) => {
  const device = login.device ?? words.unknown;
  return (
    <li className="flex min-h-14 flex-wrap items-center justify-between gap-3 py-2">
      <span>
        {device}{' '}
        {login.current ? (
          <Chip tone="good" icon="check">
            {words.here}
          </Chip>
        ) : (
          <span className="text-soft">{words.used(fromNow(login.lastUsedAt, now()))}</span>
        )}
      </span>
      {!login.current && (
        <Button kind="quiet" aria-label={words.endOne(device)} onPress={() => end(login.id)}>
          {words.end}
        </Button>
      )}
    </li>
  );
};
