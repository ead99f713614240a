import { useLocation } from '@tanstack/react-router';
import { api, sentenceOf } from '../api/api';
import { now } from '../api/clock';
import { logOut } from '../api/log-out';
import { useHourCycle, useMe } from '../api/me';
import { useRead } from '../api/read';
import { cityOf, fromNow, longDay, timeOfDay } from '../domain/times';
import { Button, ButtonAnchor, ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { Chip, Notice } from '../ui/chip';
import { Page } from '../ui/page';
import { Shown } from '../ui/states';
import { say } from '../ui/toast';
import type { Schemas } from '../api/api';
import { LOOKS } from './state-look';
import { useChangesAt } from './use-changes';
import { bookingWords } from './words';

const words = bookingWords.booking;
type CardView = Schemas['BookingCard'];

/** What whoever has the link of a mail sees of a booking, and the way to all of it. */
export const BookingCard = ({ id, token }: { id: string; token: string }) => {
  const card = useRead('/v1/bookings/{id}/card', { params: { path: { id }, query: { token } } });
  useChangesAt(card.data?.changesAt, card.refetch);
  return (
    <Page title={card.data?.title ?? bookingWords.list.title}>
      <Shown of={card} thing={words.thing} height={420}>
        {(shown) => <Told card={shown} token={token} />}
      </Shown>
    </Page>
  );
};

const Told = ({ card, token }: { card: CardView; token: string }) => (
  <>
    <header className="grid justify-items-start gap-2">
      <Chip {...LOOKS[card.state.key]}>{card.state.word}</Chip>
      <h1>{card.title}</h1>
      {card.keepsTime && <When card={card} />}
    </header>
    <Card className="grid gap-3">
      <p>{card.state.sentence}</p>
      {card.reason && (
        <p>
          {words.reason}: “{card.reason}”
        </p>
      )}
      {card.next && <p className="text-soft">{card.next}</p>}
      <Doors card={card} token={token} />
    </Card>
    <Card>
      <h2 className="sr-only">{words.money}</h2>
      <dl className="grid grid-cols-[minmax(5em,auto)_1fr] gap-x-4 gap-y-2">
        {card.lines.map(({ label, text }) => (
          <div key={`${label} ${text}`} className="contents">
            <dt className="text-soft">{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Card>
    <LogIn />
  </>
);

const When = ({ card: { startsAt, startsAtLocal, endsAtLocal, zone } }: { card: CardView }) => {
  const hours = useHourCycle();
  return (
    <p className="text-lead">
      <time dateTime={startsAt} title={zone}>
        {longDay(startsAtLocal)}, {timeOfDay(startsAtLocal, hours)}–{timeOfDay(endsAtLocal, hours)},{' '}
        {cityOf(zone)} time
      </time>{' '}
      <span className="text-soft">{fromNow(startsAt, now())}</span>
    </p>
  );
};

/** What is possible without a login: into the room, to the payment page, into the calendar. */
const Doors = ({ card, token }: { card: CardView; token: string }) => {
  const { id, checkoutUrl, join, calendarFile } = card;
  const open = async (): Promise<void> => {
    try {
      const { url } = await api.get('/v1/bookings/{id}/card/join', {
        params: { path: { id }, query: { token } },
      });
      location.assign(url);
    } catch (error) {
      say(sentenceOf(error));
    }
  };
  return (
    <div className="flex flex-wrap gap-2">
      {checkoutUrl && (
        <ButtonAnchor kind="primary" wide href={checkoutUrl}>
          {bookingWords.actions.payAgain}
        </ButtonAnchor>
      )}
      {join && join.refusedWhy === null && (
        <Button kind="primary" wide onPress={() => void open()}>
          {bookingWords.join.button}
        </Button>
      )}
      {join?.refusedWhy && <p className="text-soft">{join.refusedWhy}</p>}
      {calendarFile && (
        <ButtonAnchor icon="calendar" href={calendarFile}>
          {words.calendar}
        </ButtonAnchor>
      )}
    </div>
  );
};

/** The way to the whole page; whoever is logged in as somebody else is told so. */
const LogIn = () => {
  const { href } = useLocation();
  const me = useMe();
  if (!me)
    return (
      <ButtonLink to="/login" search={{ next: href }}>
        {words.logIn}
      </ButtonLink>
    );
  return (
    <Notice tone="info">
      <p>{words.otherAccount(me.name)}</p>
      <Button kind="quiet" onPress={() => void logOut()}>
        {words.useOther}
      </Button>
    </Notice>
  );
};
