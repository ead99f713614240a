import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api, type Schemas } from '../api/api';
import { now } from '../api/clock';
import { useMe } from '../api/me';
import { readKey, useRead } from '../api/read';
import { money } from '../domain/money';
import { cityOf, fromNow } from '../domain/times';
import { Button, ButtonAnchor } from '../ui/button';
import { Card } from '../ui/card';
import { Chip } from '../ui/chip';
import { classes } from '../ui/classes';
import { Icon } from '../ui/icons';
import { Page } from '../ui/page';
import { Empty, Shown } from '../ui/states';
import { ShortTime } from '../ui/time';
import { LOOKS } from './state-look';
import { bookingWords } from './words';

const words = bookingWords.list;
const route = getRouteApi('/bookings');

type Row = Schemas['BookingRow'];
type Side = 'candidate' | 'coach';
const TABS = ['upcoming', 'past', 'cancelled'] as const;
type Tab = (typeof TABS)[number];

/** What each tab asks for: what ended without taking place stands by itself. */
const QUERIES: Record<Tab, { when?: 'upcoming' | 'past'; status: string }> = {
  upcoming: {
    when: 'upcoming',
    status: 'held,confirmed,completed,candidate_no_show,coach_no_show,under_review',
  },
  past: { when: 'past', status: 'confirmed,completed,candidate_no_show,coach_no_show,under_review' },
  cancelled: { status: 'cancelled,expired,given_up' },
};

/** Everything that somebody has booked, or that somebody has booked with them. */
export const BookingsPage = () => {
  const { when, as } = route.useSearch();
  const tab = TABS.find((one) => one === when) ?? 'upcoming';
  const side = as === 'candidate' || as === 'coach' ? as : undefined;
  const me = useMe();
  const both = me?.roles.includes('candidate') && me.roles.includes('coach');
  return (
    <Page title={words.title}>
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h1>{words.title}</h1>
        {me && <p className="text-table text-soft">{words.times(cityOf(me.zone))}</p>}
      </div>
      {tab === 'upcoming' && <ToDo />}
      <nav aria-label={words.title} className="flex flex-wrap gap-2">
        {TABS.map((one) => (
          <Tab key={one} tab={one} side={side} isOn={one === tab} />
        ))}
        {both && <Sides tab={tab} side={side} />}
      </nav>
      <List tab={tab} side={side} />
    </Page>
  );
};

const PILL = 'inline-flex min-h-11 items-center rounded-full border px-4 font-semibold no-underline';
const pill = (isOn: boolean): string =>
  classes(PILL, isOn ? 'border-brand bg-good-tint text-good' : 'border-line text-ink hover:bg-quiet-tint');

const Tab = ({ tab, side, isOn }: { tab: Tab; side: Side | undefined; isOn: boolean }) => (
  <Link
    to="/bookings"
    search={{ as: side, when: tab === 'upcoming' ? undefined : tab }}
    aria-current={isOn ? 'page' : undefined}
    className={pill(isOn)}
  >
    {words.tabs[tab]}
  </Link>
);

const Sides = ({ tab, side }: { tab: Tab; side: Side | undefined }) => (
  <span className="ml-auto flex flex-wrap gap-2">
    {([undefined, 'candidate', 'coach'] as const).map((one) => (
      <Link
        key={one ?? 'both'}
        to="/bookings"
        search={{ as: one, when: tab === 'upcoming' ? undefined : tab }}
        aria-current={one === side ? 'true' : undefined}
        className={pill(one === side)}
      >
        {words.sides[one ?? 'both']}
      </Link>
    ))}
  </span>
);

/** What waits, each with until when; nothing stands here where nothing does. */
const ToDo = () => {
  const { data } = useRead('/v1/bookings/to-do');
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="to-do" className="grid gap-3">
      <h2 id="to-do" className="text-h3">
        {words.toDo} ({data.items.length})
      </h2>
      <ul className="grid gap-2">
        {data.items.map((row) => (
          <li key={row.id}>
            <Waiting row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
};

const Waiting = ({ row: { id, title, other, toDo } }: { row: Row }) => (
  <Link
    to="/bookings/$id"
    params={{ id }}
    search={{}}
    className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 rounded-control bg-info-tint px-4 py-3 text-info no-underline"
  >
    <Icon name="right" />
    <span className="min-w-0 flex-1">
      <strong>{words.toDoKinds[toDo?.kind ?? ''] ?? title}</strong>
      <span className="block text-table">
        {title}, {other.name}
      </span>
    </span>
    {toDo?.until && toDo.untilLocal && (
      <span className="text-table">
        {words.until} <ShortTime at={toDo.until} local={toDo.untilLocal} />
      </span>
    )}
  </Link>
);

const PAGE = 20;

const useRows = (tab: Tab, as: Side | undefined) => {
  const query = { ...QUERIES[tab], kind: 'all' as const, limit: PAGE, ...(as && { as }) };
  return useInfiniteQuery({
    queryKey: readKey('/v1/bookings', query),
    queryFn: ({ pageParam }) =>
      api.get('/v1/bookings', {
        params: { query: { ...query, ...(pageParam && { cursor: pageParam }) } },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
};

const List = ({ tab, side }: { tab: Tab; side: Side | undefined }) => {
  const rows = useRows(tab, side);
  return (
    <Shown of={rows} thing={words.thing} height={320}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <Nothing tab={tab} side={side} />;
        const next = tab === 'upcoming' ? items.find(isNext) : undefined;
        return (
          <>
            {next && (
              <section aria-labelledby="next" className="grid gap-3">
                <h2 id="next" className="text-h3">
                  {words.next}
                </h2>
                <BookingRow row={next} />
              </section>
            )}
            <ul className="grid gap-3">
              {items
                .filter((row) => row !== next)
                .map((row) => (
                  <li key={row.id}>
                    <BookingRow row={row} />
                  </li>
                ))}
            </ul>
            {rows.hasNextPage && (
              <div>
                <Button onPress={() => void rows.fetchNextPage()} isPending={rows.isFetchingNextPage}>
                  {words.more}
                </Button>
              </div>
            )}
          </>
        );
      }}
    </Shown>
  );
};

/** The session that comes first. */
const isNext = ({ kind, status }: Row): boolean => kind === 'session' && status === 'confirmed';

const Nothing = ({ tab, side }: { tab: Tab; side: Side | undefined }) => {
  const me = useMe();
  const isCoach = side === 'coach' || (me && !me.roles.includes('candidate'));
  if (tab !== 'upcoming') return <Empty>{words.empty[tab]}</Empty>;
  if (isCoach) return <Empty>{words.empty.coach}</Empty>;
  return (
    <Empty
      action={
        <ButtonAnchor kind="primary" href="/coaches">
          {words.find}
        </ButtonAnchor>
      }
    >
      {words.empty.upcoming}
    </Empty>
  );
};

/** Day and time, what, with whom, how it stands, and for how much. */
const BookingRow = ({ row }: { row: Row }) => (
  <Link to="/bookings/$id" params={{ id: row.id }} search={{}} className="block text-ink no-underline">
    <Card className="grid gap-1 hover:bg-quiet-tint sm:grid-cols-[1fr_auto] sm:gap-x-6">
      <div className="min-w-0">
        <p className="font-semibold">
          {row.title}, {row.other.name}
        </p>
        {row.kind === 'session' && (
          <p className="text-soft">
            <ShortTime at={row.startsAt} local={row.startsAtLocal} />, {fromNow(row.startsAt, now())}
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-3 sm:justify-end">
        <Chip {...LOOKS[row.state.key]}>{row.state.word}</Chip>
        <span className="text-table text-soft">
          {row.side === 'candidate' && money(row.price)}
          {row.yourShare && `${words.youReceive} ${money(row.yourShare)}`}
        </span>
      </div>
    </Card>
  </Link>
);
