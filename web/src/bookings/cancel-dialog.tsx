import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ApiProblem, byId, type Schemas } from '../api/api';
import { useRead } from '../api/read';
import { money } from '../domain/money';
import { Button } from '../ui/button';
import { Notice } from '../ui/chip';
import { Dialog } from '../ui/dialog';
import { TextAreaField } from '../ui/fields';
import { Form, type Typed } from '../ui/form';
import { Shown } from '../ui/states';
import { ShortTime } from '../ui/time';
import { say } from '../ui/toast';
import type { Booking } from './booking.page';
import { bookingWords } from './words';

const words = bookingWords.cancel;
type Quote = Schemas['CancellationQuote'];

/** What comes back first, and by which rule and until when; then the decision. */
export const CancelDialog = ({ booking, close }: { booking: Booking; close: () => void }) => {
  const quote = useRead('/v1/bookings/{id}/cancellation-quote', byId(booking.id));
  return (
    <Dialog title={words.title} isOpen close={close}>
      {quote.error instanceof ApiProblem && quote.error.status === 409 ? (
        <Notice tone="wait" icon="alert">
          {quote.error.detail}
        </Notice>
      ) : (
        <Shown of={quote} thing={words.thing} height={200}>
          {(shown) => <Decision booking={booking} quote={shown} close={close} reread={quote.refetch} />}
        </Shown>
      )}
    </Dialog>
  );
};

const Decision = ({
  booking,
  quote,
  close,
  reread,
}: {
  booking: Booking;
  quote: Quote;
  close: () => void;
  reread: () => Promise<unknown>;
}) => {
  const queries = useQueryClient();
  const [hasChanged, setChanged] = useState(false);
  const cancel = async ({ reason }: Typed): Promise<void> => {
    // Who read another amount decides again.
    const present = await api.get('/v1/bookings/{id}/cancellation-quote', byId(booking.id));
    if (present.refund.amount !== quote.refund.amount || present.clause !== quote.clause) {
      await reread();
      return setChanged(true);
    }
    const body = reason?.trim() ? { reason } : {};
    await api.post('/v1/bookings/{id}/cancellation', { ...byId(booking.id), body });
    await queries.invalidateQueries();
    say(words.done);
    close();
  };
  return (
    <Form onSubmit={cancel}>
      {({ isSending }) => (
        <>
          {hasChanged && (
            <Notice tone="wait" icon="alert">
              {words.changed}
            </Notice>
          )}
          <Returned booking={booking} quote={quote} />
          <TextAreaField label={words.reason(booking.other.name)} name="reason" rows={2} />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" kind="danger" isPending={isSending}>
              {words.doIt}
            </Button>
            <Button onPress={close}>{words.keep}</Button>
          </div>
        </>
      )}
    </Form>
  );
};

const Returned = ({ booking, quote }: { booking: Booking; quote: Quote }) => {
  const { refund, alreadyReturned, clause, changesAt, changesAtLocal } = quote;
  const price = money(booking.price);
  const back = (): string => {
    if (refund.amount === 0) return words.nothing(price);
    return booking.side === 'candidate'
      ? words.back(money(refund), price)
      : words.toOther(money(refund), booking.other.name);
  };
  return (
    <div className="grid gap-1">
      <p className="text-lead font-semibold">{back()}</p>
      {alreadyReturned.amount > 0 && <p>{words.before(money(alreadyReturned))}</p>}
      <p>{clause}</p>
      {changesAt && changesAtLocal && (
        <p className="text-soft">
          {words.changes} <ShortTime at={changesAt} local={changesAtLocal} />.
        </p>
      )}
    </div>
  );
};
