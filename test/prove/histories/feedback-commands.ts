import { gradesUntil, isReleased, overAt, release } from './feedback-model';
import { hasSession, type Model, type ModelBooking, sideOf } from './model';
import {
  ask,
  type Command,
  conflict,
  type Expected,
  expectAnswer,
  expectSame,
  iso,
  NOT_FOUND,
  person,
  pickBooking,
  someoneOf,
} from './scene';

const refusedEarlyEnd = ({ now }: Model, booking: ModelBooking): Expected | null => {
  const { status, startMs, endMs, endedEarlyMs } = booking;
  if (endedEarlyMs !== null) return null;
  if (status !== 'confirmed' && status !== 'completed') return conflict('booking.early_end_not_possible');
  if (now < startMs) return conflict('booking.early_end_too_early');
  return now >= endMs ? conflict('booking.early_end_too_late') : null;
};

/** The coach, or somebody else, says that the session is over. */
export const endEarly: Command = async (scene, a, b) => {
  const { model } = scene;
  const booking = pickBooking(scene, a);
  if (!booking) return false;
  const who = b % 4 === 0 ? someoneOf(scene, booking, b) : booking.coach;
  const answer = await ask(scene, person(scene, who), {
    method: 'POST',
    path: `/v1/bookings/${booking.id}/early-end`,
  });
  const refused =
    who >= model.supply.length
      ? { status: 403, code: 'auth.wrong_role' }
      : who !== booking.coach
        ? NOT_FOUND
        : refusedEarlyEnd(model, booking);
  if (!expectAnswer('ending early', answer, refused ?? { status: 200 })) return true;
  booking.endedEarlyMs ??= model.now;
  expectSame('the early end', answer.body.endedEarlyAt, iso(booking.endedEarlyMs));
  return true;
};

const refusedSkip = ({ now }: Model, booking: ModelBooking): Expected | null => {
  if (!hasSession(booking)) return { status: 404, code: 'self_grade.not_found' };
  if (now < overAt(booking)) return conflict('self_grade.too_early');
  if (booking.skippedMs !== null) return conflict('self_grade.closed');
  if (isReleased(booking)) return conflict('self_grade.form_released');
  return now >= gradesUntil(booking) ? conflict('self_grade.window_over') : null;
};

/** The candidate does not want to grade themselves. */
export const skipSelfGrade: Command = async (scene, a, b) => {
  const { model } = scene;
  const booking = pickBooking(scene, a);
  if (!booking) return false;
  const who = b % 4 === 0 ? someoneOf(scene, booking, b) : booking.candidate;
  const answer = await ask(scene, person(scene, who), {
    method: 'POST',
    path: `/v1/bookings/${booking.id}/self-grade/end`,
    body: { outcome: 'skipped' },
  });
  const side = sideOf(booking, who);
  const refused =
    side === 'coach'
      ? { status: 404, code: 'self_grade.not_found' }
      : side === null
        ? NOT_FOUND
        : refusedSkip(model, booking);
  if (!expectAnswer('skipping the self-grade', answer, refused ?? { status: 200 })) return true;
  booking.skippedMs = model.now;
  release(model, booking);
  return true;
};
