import { byId } from '../../client';
import type { Booking } from './booking';
import { type Person, refused } from './people';
import { minutesAfter, type Stage } from './stage';
import type { Offer } from './supply';
import { expect } from './walk';

const DAY_MINUTES = 1_440;

/** Chapter 4: time moves to the session; reminders, question kit, meeting link. Answers the kit's first question. */
export const holdSession = async (stage: Stage, offer: Offer, booking: Booking): Promise<string> => {
  const { walk, candidate, coach } = stage;
  const join = (who: Person) => who.api.get('/v1/bookings/{id}/join', byId(booking.id));
  walk.chapter('Until the session');
  await walk.step('The meeting link is not shown days ahead', async () => {
    const { code, detail } = await refused(join(candidate), 409, 'booking.join_closed');
    return [undefined, `409 ${code}: ${detail}`];
  });
  await remind(stage, booking, 'day', -DAY_MINUTES + 1);
  await remind(stage, booking, 'hour', -59);
  const question = await readKit(stage, booking);
  walk.chapter('The session');
  await walk.step('Ten minutes before: both get the same link, nobody else does', async () => {
    await stage.goTo(minutesAfter(booking.startsAt, -10));
    const [one, two] = [await join(candidate), await join(coach)];
    expect(one.url === offer.room && two.url === offer.room, `the coach's own room, came ${one.url}`);
    await stage.rival.logIn();
    await refused(join(stage.rival), 404, 'booking.not_found');
    return [undefined, `${one.url}; somebody else gets 404`];
  });
  return question;
};

const remind = (stage: Stage, booking: Booking, kind: 'day' | 'hour', minutes: number): Promise<void> =>
  stage.walk.step(
    `Time moves to ${kind === 'day' ? 'a day' : 'an hour'} before: both are reminded`,
    async () => {
      await stage.goTo(minutesAfter(booking.startsAt, minutes));
      const mail = await stage.mail(stage.candidate, `booking.reminder_${kind}`, booking.id);
      await stage.mail(stage.coach, `booking.reminder_${kind}`, booking.id);
      return [undefined, `"${mail.subject}"`];
    },
  );

const readKit = ({ walk, candidate, coach }: Stage, booking: Booking): Promise<string> =>
  walk.step('The coach reads the question kit; the candidate cannot', async () => {
    const kit = await coach.api.get('/v1/bookings/{id}/kit', byId(booking.id));
    const [first] = kit.questions;
    expect(first, 'the kit has questions');
    expect(
      kit.wishes.focus?.includes('Conflict stories'),
      'the kit says what the candidate wants to practise',
    );
    expect(
      kit.principles.some(({ key }) => key === 'ownership'),
      'it covers a principle that was wished for',
    );
    await refused(candidate.api.get('/v1/bookings/{id}/kit', byId(booking.id)), 404);
    return [first.key, `${kit.questions.length} questions; the first: "${first.text}" (${first.reason})`];
  });
