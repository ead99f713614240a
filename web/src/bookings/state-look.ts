import type { Schemas } from '../api/api';
import type { Tone } from '../ui/chip';
import type { IconName } from '../ui/icons';

type StateKey = Schemas['BookingState']['key'];

const look = (tone: Tone, icon: IconName) => ({ tone, icon });
const yours = look('wait', 'clock');
const over = look('quiet', 'off');
const toDo = look('info', 'right');
const late = look('wait', 'alert');
const awaited = look('quiet', 'ring');

/** How a state looks beside its word: shape and tint. Nobody did wrong where something was cancelled. */
export const LOOKS: Record<StateKey, { tone: Tone; icon: IconName }> = {
  unpaid: yours,
  opening_payment: yours,
  left_payment: yours,
  payment_sent: awaited,
  giving_up: awaited,
  given_up: over,
  expired: over,
  hold_ended: over,
  paid_too_late: look('info', 'back'),
  booked: look('good', 'check'),
  room_open: look('good', 'dot'),
  in_session: look('good', 'dot'),
  ended_early: look('quiet', 'check'),
  grade_yourself: toDo,
  feedback_awaited: awaited,
  feedback_late: late,
  feedback_missing: look('bad', 'alert'),
  write_feedback: toDo,
  feedback_overdue: late,
  feedback_filed: look('good', 'check'),
  feedback_released: look('good', 'check'),
  feedback_withdrawn: awaited,
  over: look('quiet', 'check'),
  document_awaited: toDo,
  document_there: awaited,
  cancelled: over,
  no_show: look('bad', 'flag'),
  disputed: look('wait', 'scales'),
};
