import { HOUR, type Model, type ModelBooking } from './model';

/** From when on the form may be submitted and the candidate may grade themselves. */
export const overAt = ({ endMs, endedEarlyMs }: ModelBooking): number => endedEarlyMs ?? endMs;

/** Until when the candidate may grade themselves; here they skip it or let it be. */
export const gradesUntil = ({ endMs, skippedMs }: ModelBooking): number => skippedMs ?? endMs + 12 * HOUR;

/** A filed form is released once its session is over as planned and its candidate has had their time. */
export const release = (model: Model, booking: ModelBooking): void => {
  const { form, status, endMs } = booking;
  const tookPlace = status === 'confirmed' || status === 'completed';
  if (form?.submitted && tookPlace && model.now >= Math.max(endMs, gradesUntil(booking)))
    form.released = true;
};

export const isReleased = ({ form }: ModelBooking): boolean => form?.released === true;
