import type { Booking } from './booking';
import type { Person } from './people';
import { minutesAfter, type Stage } from './stage';
import type { Offer } from './supply';
import { expect } from './walk';

const DAY_MINUTES = 1_440;

interface Join {
  url: string;
}

interface Kit {
  questions: { key: string; text: string; reason: string }[];
  principles: { key: string }[];
  wishes: { focus: string | null };
}

/** Chapter 4: time moves to the session; reminders, question kit, meeting link. Answers the kit's first question. */
export const holdSession = async (stage: Stage, offer: Offer, booking: Booking): Promise<string> => {
  const { walk, candidate, coach } = stage;
  walk.chapter('Until the session');
  await walk.step('The meeting link is not shown days ahead', async () => {
    const path = `/v1/bookings/${booking.id}/join`;
    const { code, detail } = await candidate.refused(409, 'booking.join_closed', 'GET', path);
    return [undefined, `409 ${code}: ${detail}`];
  });
  await remind(stage, booking, 'day', -DAY_MINUTES + 1);
  await remind(stage, booking, 'hour', -59);
  const question = await readKit(stage, booking);
  walk.chapter('The session');
  await walk.step('Ten minutes before: both get the same link, nobody else does', async () => {
    await stage.goTo(minutesAfter(booking.startsAt, -10));
    const link = (who: Person) => who.get<Join>(`/v1/bookings/${booking.id}/join`);
    const [one, two] = [await link(candidate), await link(coach)];
    expect(one.url === offer.room && two.url === offer.room, `the coach's own room, came ${one.url}`);
    await stage.rival.logIn();
    await stage.rival.refused(404, 'booking.not_found', 'GET', `/v1/bookings/${booking.id}/join`);
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
    const path = `/v1/bookings/${booking.id}/kit`;
    const kit = await coach.get<Kit>(path);
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
    await candidate.refused(404, null, 'GET', path);
    return [first.key, `${kit.questions.length} questions; the first: "${first.text}" (${first.reason})`];
  });
