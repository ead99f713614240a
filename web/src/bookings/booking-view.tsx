import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { now } from '../api/clock';
import { useHourCycle } from '../api/me';
import { countdown, cityOf, fromNow, longDay, shortDay, timeOfDay } from '../domain/times';
import { Card } from '../ui/card';
import { Chip } from '../ui/chip';
import { Page, useTitle } from '../ui/page';
import type { Booking } from './booking.page';
import { BookingButtons, PrimaryButton } from './booking-buttons';
import { DocumentPart, FeedbackPart, MoneyPart, PractisePart, Steps, StoryPart } from './booking-parts';
import { LOOKS } from './state-look';
import { useChangesAt, useTick } from './use-changes';
import { bookingWords } from './words';

const words = bookingWords.booking;

/** A booking as one of its two people sees it: state, when, what is next, and all that is known. */
export const BookingView = ({ booking, reread }: { booking: Booking; reread: () => unknown }) => {
  const queries = useQueryClient();
  const again = useCallback(() => void queries.invalidateQueries(), [queries]);
  useChangesAt(booking.changesAt, reread);
  const isSession = booking.kind === 'session';
  const heading = words.heading(booking.title, booking.other.name);
  return (
    <Page title={titleOf(booking)}>
      <header className="grid justify-items-start gap-2">
        <Chip {...LOOKS[booking.state.key]}>{booking.state.word}</Chip>
        <h1>{heading}</h1>
        {isSession && <When booking={booking} />}
      </header>
      <Next booking={booking} changed={again} />
      <Steps booking={booking} />
      <FeedbackPart booking={booking} />
      <PractisePart booking={booking} />
      <DocumentPart booking={booking} changed={again} />
      <MoneyPart booking={booking} />
      <StoryPart booking={booking} />
    </Page>
  );
};

/** When it is, on the reader's wall and on the other's. */
const When = ({ booking }: { booking: Booking }) => {
  const hours = useHourCycle();
  const { startsAt, startsAtLocal, endsAtLocal, zone, other } = booking;
  const theirDay = shortDay(other.startsAtLocal, now());
  const isOtherDay = theirDay !== shortDay(startsAtLocal, now());
  return (
    <div>
      <p className="text-lead">
        <time dateTime={startsAt} title={zone}>
          {longDay(startsAtLocal)}, {timeOfDay(startsAtLocal, hours)}–{timeOfDay(endsAtLocal, hours)},{' '}
          {cityOf(zone)} time
        </time>{' '}
        <span className="text-soft">{fromNow(startsAt, now())}</span>
      </p>
      {other.zone !== zone && (
        <p className="text-soft" title={other.zone}>
          {words.theirs(other.name, cityOf(other.zone))}: {isOtherDay && `${theirDay}, `}
          {timeOfDay(other.startsAtLocal, hours)}
        </p>
      )}
    </div>
  );
};

/** What is the case, what happens next and until when, and the one thing to do. */
const Next = ({ booking, changed }: { booking: Booking; changed: () => void }) => {
  const { state, next, cancellation } = booking;
  return (
    <Card className="grid gap-3">
      <h2 className="sr-only">{words.nextHeading}</h2>
      <p>{state.sentence}</p>
      {cancellation?.reason && (
        <p>
          {words.reason}: “{cancellation.reason}”
        </p>
      )}
      <Countdown booking={booking} />
      {next.sentence && <p className="text-soft">{next.sentence}</p>}
      <div className="flex flex-wrap gap-2">
        <PrimaryButton booking={booking} changed={changed} />
        <BookingButtons booking={booking} changed={changed} />
      </div>
    </Card>
  );
};

/** Said aloud at these only: a number that is read every second is none. */
const SPOKEN_MINUTES = [10, 5, 1];
const SLOW_MS = 10_000;
const LATE_MS = 30_000;

/** What passes while one looks: the time to pay, or the wait for payment page and bank. */
const Countdown = ({ booking }: { booking: Booking }) => {
  const until = booking.checkout?.expiresAt ?? booking.hold?.expiresAt;
  switch (booking.state.key) {
    case 'unpaid':
    case 'left_payment':
      return until ? <TimeToPay until={until} title={titleOf(booking)} /> : null;
    case 'opening_payment':
      return <After ms={SLOW_MS}>{words.slow}</After>;
    case 'payment_sent':
      return <After ms={LATE_MS}>{words.bank}</After>;
    default:
      return null;
  }
};

const TimeToPay = ({ until, title }: { until: string; title: string }) => {
  const at = useTick(true);
  const left = countdown(until, at);
  const minutes = Math.ceil((Date.parse(until) - at.getTime()) / 60_000);
  useTitle(`${left} - ${title}`);
  return (
    <>
      <p className="text-h3 font-semibold tabular-nums" aria-hidden>
        {words.left(left)}
      </p>
      <p role="status" className="sr-only">
        {SPOKEN_MINUTES.includes(minutes) && words.minutesLeft(minutes)}
      </p>
    </>
  );
};

/** Said once somebody has waited for so long. */
const After = ({ ms, children }: { ms: number; children: string }) => {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return <p role="status">{isLate && children}</p>;
};

const titleOf = ({ kind, title, other, startsAtLocal }: Booking): string =>
  kind === 'session'
    ? words.title(title, other.name, shortDay(startsAtLocal, now()))
    : words.heading(title, other.name);
