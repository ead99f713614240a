import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, byId } from '../api/api';
import { Button } from '../ui/button';
import { Notice } from '../ui/chip';
import { Dialog } from '../ui/dialog';
import { TextAreaField } from '../ui/fields';
import { Form, type Typed } from '../ui/form';
import { Radios } from '../ui/radios';
import { say } from '../ui/toast';
import type { Booking } from './booking.page';
import { bookingWords } from './words';

const words = bookingWords.noShow;

/** Who was missing, and what happened: a report, or the answer to one. */
export const NoShowDialog = ({ booking, close }: { booking: Booking; close: () => void }) => {
  const action = booking.actions.find(({ name }) => name === 'reportNoShow' || name === 'answerNoShow');
  const isAnswer = action?.name === 'answerNoShow';
  return (
    <Dialog title={isAnswer ? words.answer(booking.other.name) : words.title} isOpen close={close}>
      {action && action.refusedWhy === null ? (
        <Report booking={booking} isAnswer={isAnswer} close={close} />
      ) : (
        <Notice tone="wait" icon="alert">
          {action?.refusedWhy ?? words.impossible}
        </Notice>
      )}
    </Dialog>
  );
};

const Report = ({ booking, isAnswer, close }: { booking: Booking; isAnswer: boolean; close: () => void }) => {
  const queries = useQueryClient();
  const { side, other } = booking;
  const otherSide = side === 'coach' ? 'candidate' : 'coach';
  const [missing, setMissing] = useState<string>(otherSide);
  const report = async ({ note }: Typed): Promise<void> => {
    const who = missing === 'coach' ? 'coach' : 'candidate';
    const body = { missing: who, ...(note?.trim() && { note }) } as const;
    await api.post('/v1/bookings/{id}/no-show-reports', { ...byId(booking.id), body });
    await queries.invalidateQueries();
    say(words.done);
    close();
  };
  const choices = [
    { id: otherSide, name: isAnswer ? words.wasThere(other.name) : words.other(other.name) },
    { id: side, name: isAnswer ? words.right : words.me },
  ];
  return (
    <Form onSubmit={report}>
      {({ isSending }) => (
        <>
          <Radios label={words.label} choices={choices} value={missing} onChange={setMissing} />
          <TextAreaField label={words.note} name="note" rows={3} />
          <p className="text-soft">{missing === side ? words.admits : words.follows}</p>
          <Button type="submit" kind="primary" wide isPending={isSending}>
            {isAnswer ? words.reply : words.send}
          </Button>
        </>
      )}
    </Form>
  );
};
