import { type ReactNode, useEffect } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { api, byId, sentenceOf } from '../api/api';
import { money } from '../domain/money';
import { Button, ButtonAnchor, ButtonLink } from '../ui/button';
import { say } from '../ui/toast';
import type { Booking } from './booking.page';
import { bookingWords } from './words';

const words = bookingWords.actions;

type Action = Booking['actions'][number];
type Name = Action['name'];
interface Props {
  booking: Booking;
  changed: () => void;
}

/** The one thing that this page is opened for. */
export const PrimaryButton = ({ booking, changed }: Props) => {
  const { action } = booking.next;
  const Part = action ? BUTTONS[action] : undefined;
  return Part ? (
    <div className="w-full sm:w-auto">
      <Part booking={booking} changed={changed} kind="primary" />
    </div>
  ) : null;
};

/** All else that is possible now, and what is refused with the sentence that says why. */
export const BookingButtons = ({ booking, changed }: Props) => {
  const others = booking.actions.filter(({ name }) => name !== booking.next.action && BUTTONS[name]);
  const possible = others.filter(({ refusedWhy }) => refusedWhy === null);
  const later = others.filter(({ name, refusedWhy }) => refusedWhy !== null && TELLS_WHY.has(name));
  useShortcuts(booking);
  return (
    <>
      {possible.map(({ name }) => {
        const Part = BUTTONS[name];
        return Part && <Part key={name} booking={booking} changed={changed} kind="quiet" />;
      })}
      {later.map(({ name, refusedWhy }) => (
        <p key={name} className="w-full text-table text-soft">
          {refusedWhy}
        </p>
      ))}
    </>
  );
};

/** Of these it helps to know from when on. */
const TELLS_WHY = new Set<Name>(['cancel', 'reportNoShow']);

type Part = (props: Props & { kind: 'primary' | 'quiet' }) => ReactNode;

const Pay: Part = ({ booking, kind }) =>
  booking.checkout && (
    <ButtonAnchor kind={kind} wide href={booking.checkout.url}>
      {booking.state.key === 'left_payment' ? words.payAgain : words.pay(money(booking.price))}
    </ButtonAnchor>
  );

const GiveUp: Part = ({ booking, changed, kind }) => (
  <Button
    kind={kind}
    onPress={() =>
      act(() => api.delete('/v1/bookings/{id}/hold', byId(booking.id)), bookingWords.booking.gaveUp, changed)
    }
  >
    {words.giveUp}
  </Button>
);

const SkipSelfGrade: Part = ({ booking, changed, kind }) => (
  <Button
    kind={kind}
    onPress={() =>
      act(
        () =>
          api.post('/v1/bookings/{id}/self-grade/end', { ...byId(booking.id), body: { outcome: 'skipped' } }),
        bookingWords.booking.skipped,
        changed,
      )
    }
  >
    {words.skipSelfGrade}
  </Button>
);

const act = async (work: () => Promise<unknown>, done: string, changed: () => void): Promise<void> => {
  try {
    await work();
    say(done);
  } catch (error) {
    say(sentenceOf(error));
  }
  changed();
};

const BookAgain: Part = ({ booking, kind }) => (
  <ButtonAnchor kind={kind} href={`/coaches/${booking.coach.id}?offering=${booking.offeringId}`}>
    {words.bookAgain}
  </ButtonAnchor>
);

const AddToCalendar: Part = ({ booking, kind }) =>
  booking.calendarFile && (
    <ButtonAnchor kind={kind} icon="calendar" href={booking.calendarFile}>
      {words.addToCalendar}
    </ButtonAnchor>
  );

type Page = `/bookings/$id/${'join' | 'cancel' | 'no-show' | 'rate' | 'self-grade' | 'feedback'}`;

const to =
  (path: Page, text: string): Part =>
  ({ booking, kind }) => (
    <ButtonLink kind={kind} wide={kind === 'primary'} to={path} params={{ id: booking.id }}>
      {text}
    </ButtonLink>
  );

const toDocuments =
  (text: string, search: { compare?: string } = {}): Part =>
  ({ booking, kind }) => (
    <ButtonLink kind={kind} to="/bookings/$id/documents" params={{ id: booking.id }} search={search}>
      {text}
    </ButtonLink>
  );

/** What each action leads to. A coach's kit and form have no page yet: they are not offered. */
const BUTTONS: Partial<Record<Name, Part>> = {
  pay: Pay,
  giveUp: GiveUp,
  bookAgain: BookAgain,
  join: to('/bookings/$id/join', words.join),
  cancel: to('/bookings/$id/cancel', words.cancel),
  addToCalendar: AddToCalendar,
  reportNoShow: to('/bookings/$id/no-show', words.reportNoShow),
  answerNoShow: to('/bookings/$id/no-show', words.answerNoShow),
  uploadDocument: toDocuments(words.uploadDocument),
  uploadSecondVersion: toDocuments(words.uploadSecondVersion),
  readDocument: toDocuments(words.readDocument),
  compareDocuments: toDocuments(words.compareDocuments, { compare: '1' }),
  gradeYourself: to('/bookings/$id/self-grade', words.gradeYourself),
  skipSelfGrade: SkipSelfGrade,
  readFeedback: to('/bookings/$id/feedback', words.readFeedback),
  rate: to('/bookings/$id/rate', words.rate),
  editRating: to('/bookings/$id/rate', words.editRating),
};

/** `p` pays, `x` cancels, `a` adds to the calendar: not while somebody types. */
const useShortcuts = ({ id, actions, checkout, calendarFile }: Booking): void => {
  const navigate = useNavigate();
  useEffect(() => {
    const may = (name: Name): boolean => actions.some((one) => one.name === name && one.refusedWhy === null);
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === 'p' && may('pay') && checkout) location.assign(checkout.url);
      if (event.key === 'x' && may('cancel')) void navigate({ to: '/bookings/$id/cancel', params: { id } });
      if (event.key === 'a' && may('addToCalendar') && calendarFile) location.assign(calendarFile);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [actions, calendarFile, checkout, id, navigate]);
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [role=dialog]') !== null;
