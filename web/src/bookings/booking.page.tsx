import { getRouteApi, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { ApiProblem, type Schemas } from '../api/api';
import { useSignedIn } from '../api/me';
import { useRead } from '../api/read';
import { Page } from '../ui/page';
import { ReadFailed, Skeleton } from '../ui/states';
import { BookingCard } from './booking-card';
import { BookingView } from './booking-view';
import { CancelDialog } from './cancel-dialog';
import { NoShowDialog } from './no-show-dialog';
import { bookingWords } from './words';

const words = bookingWords.booking;
const route = getRouteApi('/bookings/$id');

export type Booking = Schemas['BookingScreen'];
type Back = 'paid' | 'left' | undefined;

/** One booking, in every state, to both of its people; with the link of a mail a card of it to whoever has that. */
export const BookingPage = () => {
  const { id } = route.useParams();
  const { token, back } = route.useSearch();
  const isSignedIn = useSignedIn();
  if (token && !isSignedIn) return <BookingCard id={id} token={token} />;
  return <Own id={id} token={token} back={back === 'paid' || back === 'left' ? back : undefined} />;
};

/** While a payment is on its way it is a matter of seconds. */
const SOON_MS = 2_000;
const SOON = new Set<string>(['payment_sent', 'opening_payment', 'giving_up']);

const useBooking = (id: string, back: Back) => {
  const given = { params: { path: { id }, query: back ? { back } : {} } };
  const first = useRead('/v1/bookings/{id}', given);
  const waits = SOON.has(first.data?.state.key ?? '');
  useRead('/v1/bookings/{id}', given, { enabled: waits, refetchInterval: waits ? SOON_MS : false });
  return first;
};

const Own = ({ id, token, back }: { id: string; token?: string; back: Back }) => {
  const booking = useBooking(id, back);
  const navigate = useNavigate();
  const isOwn = booking.data !== undefined;
  // Whose booking it is needs no token, and an address that is shared then opens nothing to others.
  useEffect(() => {
    if (isOwn && token) void navigate({ to: '/bookings/$id', params: { id }, replace: true });
  }, [isOwn, token, id, navigate]);
  if (booking.data) return <BookingView booking={booking.data} reread={booking.refetch} />;
  const isOthers = booking.error instanceof ApiProblem && booking.error.status === 404;
  if (isOthers && token) return <BookingCard id={id} token={token} />;
  return (
    <Page title={words.thing}>
      {booking.isError ? (
        <ReadFailed thing={words.thing} error={booking.error} again={() => void booking.refetch()} />
      ) : (
        <Skeleton height={420} />
      )}
    </Page>
  );
};

/** The page with something to decide before it; closing leads back to the page alone. */
const withDialog = (
  Dialog: (props: { booking: Booking; close: () => void }) => ReactNode,
): (() => ReactNode) =>
  function BookingWithDialog() {
    const { id } = useParams({ strict: false });
    const booking = useBooking(id ?? '', undefined);
    const navigate = useNavigate();
    const close = (): void => void navigate({ to: '/bookings/$id', params: { id: id ?? '' } });
    if (!booking.data) return <Own id={id ?? ''} back={undefined} />;
    return (
      <>
        <BookingView booking={booking.data} reread={booking.refetch} />
        <Dialog booking={booking.data} close={close} />
      </>
    );
  };

export const CancelPage = withDialog(CancelDialog);
export const NoShowPage = withDialog(NoShowDialog);
