import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { api, once } from '../../api/api';
import { useHourCycle } from '../../api/me';
import { money } from '../../domain/money';
import { cityOf, longTime, timeOfDay } from '../../domain/times';
import { firstName } from '../../domain/words';
import { Button, ButtonLink } from '../../ui/button';
import { Card } from '../../ui/card';
import { Form } from '../../ui/form';
import { Page } from '../../ui/page';
import { Empty, Shown } from '../../ui/states';
import { goToPay } from './go-to-pay';
import { orderKey } from './order-key';
import { PracticeFields, usePractice } from './practice-fields';
import { Gone, Included, Refusals } from './refusals';
import { type Terms, useTerms } from './terms';
import { orderingWords } from './words';

const route = getRouteApi('/coaches/$id/book');
const words = orderingWords.book;
/** What an order may be refused with that reading the terms again explains better, with its way out. */
const EXPLAINED = [
  'slot.taken',
  'slot.not_available',
  'candidate.busy',
  'booking.too_many_holds',
  'booking.own_offering',
];

/** What to practise, once more what it is, and on to paying. */
export const Book = () => {
  const { offering, start, zone } = route.useSearch();
  const { id } = route.useParams();
  const terms = useTerms(offering, { startsAt: start, zone });
  return (
    <Page title={words.title} width="wide">
      <h1>{words.title}</h1>
      {offering && start ? (
        <Shown of={terms} thing="the session" height={600}>
          {(read) => <Check terms={read} readAgain={() => terms.refetch()} />}
        </Shown>
      ) : (
        <Empty
          action={
            <ButtonLink to="/coaches/$id" params={{ id }} search={{ offering, zone }} kind="primary">
              {words.otherTime}
            </ButtonLink>
          }
        >
          {words.noTime}
        </Empty>
      )}
    </Page>
  );
};

const Check = ({ terms, readAgain }: { terms: Terms; readAgain: () => Promise<unknown> }) => {
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  const practice = usePractice();
  const choose = (start: string): void =>
    void navigate({ to: '/coaches/$id/book', params: { id }, search: { ...search, start }, replace: true });
  const isFree = terms.session?.free ?? false;
  const order = async (typed: Record<string, string>): Promise<void> => {
    const startsAt = terms.session?.startsAt ?? '';
    const body = { offeringId: terms.offeringId, startsAt, practice: practice.practiceOf(typed) };
    try {
      const key = orderKey(`${terms.offeringId}.${startsAt}`, body);
      goToPay(await api.post('/v1/bookings', { ...once(key), body: body as never }));
    } catch (error) {
      await readAgain();
      throw error;
    }
  };
  return (
    <Form
      onSubmit={order}
      sentences={Object.fromEntries(EXPLAINED.map((code) => [code, orderingWords.changed]))}
    >
      {({ isSending }) => (
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <div className="grid gap-5 lg:order-2">
            <Summary terms={terms} />
            {!isFree && <Gone terms={terms} choose={choose} />}
            <Refusals terms={terms} />
          </div>
          <PracticeFields terms={terms} state={practice} />
          <div className="grid gap-2 lg:order-3 lg:col-start-2">
            <Button
              type="submit"
              kind="primary"
              wide
              isPending={isSending}
              isDisabled={!isFree || terms.refusals.length > 0}
            >
              {words.pay(money(terms.price))}
            </Button>
            <p className="text-center text-table text-soft">{words.held(terms.holdMinutes)}</p>
          </div>
        </div>
      )}
    </Form>
  );
};

const Summary = ({ terms }: { terms: Terms }) => {
  const hourCycle = useHourCycle();
  const { session, coach, zone } = terms;
  return (
    <Card className="grid gap-4">
      <div>
        <h2>{words.heading(terms.title, coach.name)}</h2>
        <p className="text-table text-soft">{terms.packTitle}</p>
      </div>
      {session && (
        <div>
          <p className="font-semibold">
            <time dateTime={session.startsAt}>
              {longTime(session.startsAtLocal, hourCycle)}–{timeOfDay(session.endsAtLocal, hourCycle)},{' '}
              {cityOf(zone)} time
            </time>
          </p>
          {coach.zone !== zone && (
            <p className="text-soft">
              {words.coachClock(
                firstName(coach.name),
                longTime(session.coachStartsAtLocal, hourCycle),
                cityOf(coach.zone),
              )}
            </p>
          )}
        </div>
      )}
      {terms.minutes !== null && <p>{words.scope(terms.minutes)}</p>}
      {terms.openHolds.some(({ isThis }) => isThis) && (
        <p className="font-semibold">{orderingWords.resume}</p>
      )}
      <Included terms={terms} />
    </Card>
  );
};
