import { getRouteApi } from '@tanstack/react-router';
import { api, byId, sentenceOf } from '../api/api';
import { now } from '../api/clock';
import { useHourCycle, useSignedIn } from '../api/me';
import { useRead } from '../api/read';
import { countdown, shortTime } from '../domain/times';
import { Button, ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { Page } from '../ui/page';
import { Shown } from '../ui/states';
import { say } from '../ui/toast';
import { BookingCard } from './booking-card';
import type { Booking } from './booking.page';
import { useChangesAt, useTick } from './use-changes';
import { bookingWords } from './words';

const words = bookingWords.join;
const route = getRouteApi('/bookings/$id/join');

/** Where invitations say that the session takes place: the door of its room. */
export const JoinPage = () => {
  const { id } = route.useParams();
  const { token } = route.useSearch();
  const isSignedIn = useSignedIn();
  return token && !isSignedIn ? <BookingCard id={id} token={token} /> : <Own id={id} />;
};

const Own = ({ id }: { id: string }) => {
  const booking = useRead('/v1/bookings/{id}', { params: { path: { id }, query: {} } });
  useChangesAt(booking.data?.changesAt, booking.refetch);
  const { title, other } = booking.data ?? {};
  return (
    <Page title={title && other ? words.title(title, other.name) : words.button} width="narrow">
      <Shown of={booking} thing={words.thing} height={240}>
        {(shown) => <Door booking={shown} />}
      </Shown>
    </Page>
  );
};

const Door = ({ booking }: { booking: Booking }) => {
  const { id, title, other, state } = booking;
  const join = booking.actions.find(({ name }) => name === 'join');
  const open = async (): Promise<void> => {
    try {
      location.assign((await api.get('/v1/bookings/{id}/join', byId(id))).url);
    } catch (error) {
      say(sentenceOf(error));
    }
  };
  return (
    <Card className="grid gap-4">
      <h1>{bookingWords.booking.heading(title, other.name)}</h1>
      {join?.refusedWhy === null ? (
        <>
          <p>{state.sentence}</p>
          <Button kind="primary" wide onPress={() => void open()}>
            {words.button}
          </Button>
          <p className="text-table text-soft">{words.kept}</p>
        </>
      ) : (
        <Closed booking={booking} />
      )}
      <ButtonLink kind="quiet" to="/bookings/$id" params={{ id }}>
        {words.back}
      </ButtonLink>
    </Card>
  );
};

/** Not yet, with how long it takes; or not any more, and what is the case instead. */
const Closed = ({ booking }: { booking: Booking }) => {
  const join = booking.actions.find(({ name }) => name === 'join');
  const hours = useHourCycle();
  const at = useTick(join?.from != null);
  if (!join?.from || !join.fromLocal)
    return (
      <>
        <h2>{words.closed}</h2>
        <p>{booking.state.sentence}</p>
      </>
    );
  return (
    <>
      <h2>{words.opens(shortTime(join.fromLocal, now(), hours))}</h2>
      <p className="text-lead tabular-nums" aria-hidden>
        {countdown(join.from, at)}
      </p>
      <p>{join.refusedWhy}</p>
    </>
  );
};
