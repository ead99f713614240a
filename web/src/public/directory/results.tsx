import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Empty } from '../../ui/states';
import { CoachCard } from './coach-card';
import { comparedIn, countOf, type Directory, type DirectorySearch, without } from './search';
import { useCoachKeys } from './use-coach-keys';
import { directoryWords as words } from './words';

interface Props {
  search: DirectorySearch;
  pages: UseInfiniteQueryResult<InfiniteData<Directory>>;
  change: (changes: DirectorySearch) => void;
  clear: () => void;
  /** Chooses a coach to compare, or no longer. */
  toggle: (id: string) => void;
}

/** The coaches that were found, or the way to find some. */
export const Results = (props: Props) => {
  const { search, pages, toggle } = props;
  const list = useRef<HTMLUListElement>(null);
  useCoachKeys(list, toggle);
  const read = pages.data?.pages ?? [];
  const items = read.flatMap((page) => page.items);
  const compared = comparedIn(search);
  const [first] = read;
  if (!first) return null;
  return (
    <div className={classes('grid gap-4', pages.isPlaceholderData && 'opacity-60')}>
      {items.length === 0 && <Nobody {...props} first={first} />}
      <ul ref={list} className="grid gap-4">
        {items.map((coach) => (
          <li key={coach.id}>
            <CoachCard
              coach={coach}
              zone={search.zone}
              isCompared={compared.includes(coach.id)}
              compare={() => toggle(coach.id)}
            />
          </li>
        ))}
      </ul>
      <OtherCurrencies {...props} first={first} />
      {pages.hasNextPage && (
        <Button isPending={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
          {pages.isFetchingNextPage ? words.loadingMore : words.more}
        </Button>
      )}
      {items.length > 0 && <p className="hidden text-small text-soft lg:block">{words.keys}</p>}
    </div>
  );
};

type InPage = Props & { first: Directory };

const Nobody = ({ search, change, clear, first }: InPage) => (
  <Empty
    action={
      <div className="flex flex-wrap justify-center gap-2">
        {first.loosen.map(({ filter, and, coaches }) => {
          const filters = and === undefined ? [filter] : [filter, and];
          return (
            <Button key={filters.join()} onPress={() => change(dropped(search, filters))}>
              {words.loosen(filters.map(nameOf).reduce(words.and), coaches)}
            </Button>
          );
        })}
        {countOf(search) > 0 && (
          <Button kind="quiet" onPress={clear}>
            {words.clear}
          </Button>
        )}
      </div>
    }
  >
    {first.moreMayExist ? words.looked : words.noMatch}
  </Empty>
);

const nameOf = (filter: string): string => words.filterNames[filter] ?? filter;

/** What is dropped must be named, or what was before would stay. */
const dropped = (search: DirectorySearch, filters: readonly string[]): DirectorySearch => {
  const left = without(search, filters);
  const gone = Object.keys(search).filter((key) => !(key in left));
  return { ...left, ...Object.fromEntries(gone.map((key) => [key, undefined])) };
};

/** Prices are as charged and never converted: who charges otherwise is counted. */
const OtherCurrencies = ({ change, first: { otherCurrencies } }: InPage) =>
  otherCurrencies.length > 0 && (
    <p className="flex flex-wrap items-center gap-x-2 text-soft">
      {words.notShown}{' '}
      {otherCurrencies.map(({ count, currency }) => words.hidden(count, currency)).join(', ')}.
      <Button kind="quiet" onPress={() => change({ max: undefined, currency: undefined, sort: undefined })}>
        {words.showThem}
      </Button>
    </p>
  );
