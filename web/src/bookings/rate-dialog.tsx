import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, byId } from '../api/api';
import { useRead } from '../api/read';
import { Button } from '../ui/button';
import { Notice } from '../ui/chip';
import { Dialog } from '../ui/dialog';
import { TextAreaField } from '../ui/fields';
import { Form, type Typed } from '../ui/form';
import { RadioField } from '../ui/radio-field';
import { Shown } from '../ui/states';
import { say } from '../ui/toast';
import type { Booking } from './booking.page';
import { bookingWords } from './words';

const words = bookingWords.rate;
const STARS = [1, 2, 3, 4, 5].map((n) => ({ id: String(n), name: '★'.repeat(n), detail: words.star(n) }));

/** What the candidate thinks of the coach; it can be changed while the coach has not read it. */
export const RateDialog = ({ booking, close }: { booking: Booking; close: () => void }) => {
  const action = booking.actions.find(({ name }) => name === 'rate' || name === 'editRating');
  const changes = action?.name === 'editRating';
  const present = useRead('/v1/bookings/{id}/rating', byId(booking.id), { enabled: changes });
  return (
    <Dialog title={words.title(booking.other.name)} isOpen close={close}>
      {!action && (
        <Notice tone="wait" icon="alert">
          {words.impossible}
        </Notice>
      )}
      {action && !changes && <Rating booking={booking} close={close} />}
      {changes && (
        <Shown of={present} thing="your rating">
          {({ stars, text }) => <Rating booking={booking} close={close} given={{ stars, text }} />}
        </Shown>
      )}
    </Dialog>
  );
};

const Rating = ({
  booking,
  close,
  given,
}: {
  booking: Booking;
  close: () => void;
  given?: { stars: number; text: string | null };
}) => {
  const queries = useQueryClient();
  const [stars, setStars] = useState<string | null>(given ? String(given.stars) : null);
  const send = async ({ text }: Typed): Promise<void> => {
    const body = { stars: Number(stars ?? 0), ...(text?.trim() && { text }) };
    const rating = { ...byId(booking.id), body };
    if (given) await api.put('/v1/bookings/{id}/rating', rating);
    else await api.post('/v1/bookings/{id}/rating', rating);
    await queries.invalidateQueries();
    say(words.done);
    close();
  };
  return (
    <Form onSubmit={send}>
      {({ isSending }) => (
        <>
          <RadioField label={words.stars} choices={STARS} value={stars} onChange={setStars} />
          <TextAreaField label={words.text} name="text" rows={3} defaultValue={given?.text ?? ''} />
          <p className="text-soft">{words.hidden}</p>
          <Button type="submit" kind="primary" wide isPending={isSending} isDisabled={stars === null}>
            {given ? words.change : words.send}
          </Button>
        </>
      )}
    </Form>
  );
};
