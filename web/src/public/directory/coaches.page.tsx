import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useRead } from '../../api/read';
import { cityOf } from '../../domain/times';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/fields';
import { SelectField } from '../../ui/select-field';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/states';
import { useWide } from '../../ui/use-wide';
import { ChosenFilters } from './chosen-filters';
import { CompareBar } from './compare-bar';
import { FilterFields } from './filter-fields';
import { Results } from './results';
import { countOf, type Directory, type DirectorySearch, FILTERS, toggleCompared } from './search';
import { useDirectory } from './use-directory';
import { directoryWords as words } from './words';

const route = getRouteApi('/coaches');
/** Offered before a coach in another currency was seen. */
const CURRENCIES = ['USD', 'EUR'];

/** Where people find who fits, for what price and when. */
export const Coaches = () => {
  const search = route.useSearch();
  const navigate = useNavigate();
  const isWide = useWide();
  const { zone, target, pages } = useDirectory(search);
  const packs = useRead('/v1/packs', {}, { staleTime: Infinity }).data?.items ?? [];
  const change = (changes: DirectorySearch): void =>
    void navigate({ to: '/coaches', search: { ...search, ...changes }, replace: true, resetScroll: false });
  const clear = (): void =>
    change(Object.fromEntries(FILTERS.map((filter) => [filter, undefined])) as DirectorySearch);
  const toggle = (id: string): void => change({ compare: toggleCompared(search, id) });
  const first = pages.data?.pages[0];
  const currencies = currenciesOf(pages.data?.pages ?? [], search.currency);
  const filter = { search, change, packs, currencies };
  return (
    <Page title={words.title} width="wide">
      <h1>{words.title}</h1>
      <div className="grid items-start gap-6 lg:grid-cols-[18rem_1fr]">
        {isWide && (
          <aside aria-label={words.filters}>
            <FilterFields {...filter} />
          </aside>
        )}
        <div className="grid min-w-0 gap-4">
          <Head {...filter} total={first?.total ?? null} clear={clear} />
          <ChosenFilters {...filter} target={target} />
          <p className="text-table text-soft">{words.timesIn(cityOf(zone))}</p>
          <Shown of={pages} thing="the coaches" height={480}>
            {() => <Results search={search} pages={pages} change={change} clear={clear} toggle={toggle} />}
          </Shown>
        </div>
      </div>
      <CompareBar search={search} change={change} />
    </Page>
  );
};

const currenciesOf = (pages: readonly Directory[], chosen: string | undefined): string[] => {
  const seen = pages.flatMap(({ items, otherCurrencies }) => [
    ...items.flatMap(({ pricesFrom }) => pricesFrom.map(({ currency }) => currency)),
    ...otherCurrencies.map(({ currency }) => currency),
  ]);
  return [...new Set([...(chosen ? [chosen] : []), ...CURRENCIES, ...seen])];
};

interface HeadProps extends React.ComponentProps<typeof FilterFields> {
  total: number | null;
  clear: () => void;
}

const Head = ({ total, clear, ...filter }: HeadProps) => (
  <div className="grid gap-3 sm:grid-cols-[1fr_auto] sm:items-end">
    <Words {...filter} />
    <div className="grid grid-cols-2 items-end gap-3 sm:flex">
      <FilterSheet {...filter} total={total} clear={clear} />
      <Sort {...filter} />
    </div>
    <p role="status" className="text-lead font-semibold">
      {words.coaches(total)}
    </p>
  </div>
);

const TYPING_MS = 350;

/** Searches once somebody pauses to type. */
const Words = ({ search, change }: Pick<HeadProps, 'search' | 'change'>) => {
  const [text, setText] = useState(search.q ?? '');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const type = (typed: string): void => {
    setText(typed);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => change({ q: typed.trim() || undefined }), TYPING_MS);
  };
  return <TextField label={words.search} type="search" value={text} onChange={type} />;
};

const FilterSheet = ({ total, clear, ...filter }: HeadProps) => {
  const [isOpen, open] = useState(false);
  return (
    <div className="lg:hidden">
      <Button wide onPress={() => open(true)}>
        {words.filter(countOf(filter.search))}
      </Button>
      <Dialog title={words.filters} isOpen={isOpen} close={() => open(false)}>
        <FilterFields {...filter} />
        <div className="sticky bottom-0 -mx-5 grid grid-cols-[auto_1fr] gap-3 border-t border-line bg-raised px-5 pt-3 pb-1">
          <Button kind="quiet" onPress={clear}>
            {words.clear}
          </Button>
          <Button kind="primary" wide onPress={() => open(false)}>
            {words.show(total)}
          </Button>
        </div>
      </Dialog>
    </div>
  );
};

/** A price sorts within one currency, so its choice brings the currency along. */
const Sort = ({ search, change, currencies }: Pick<HeadProps, 'search' | 'change' | 'currencies'>) => {
  const { match, soonest, rating, experience, price } = words.sorts;
  const choices = [
    ...Object.entries({ match, soonest, rating, experience }).map(([id, name]) => ({ id, name })),
    ...currencies.map((currency) => ({ id: `price:${currency}`, name: price(currency) })),
  ];
  const value =
    search.sort === 'price' && search.currency ? `price:${search.currency}` : (search.sort ?? 'match');
  const sort = (id: string): void => {
    const [name, currency] = id.split(':');
    change({ sort: name === 'match' ? undefined : name, ...(currency && { currency }) });
  };
  return (
    <div className="sm:w-56">
      <SelectField label={words.sort} choices={choices} value={value} onChange={sort} />
    </div>
  );
};
