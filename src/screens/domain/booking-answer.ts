import type { BookingFacts, Reader } from './booking-facts';
import { type ActionName, type BookingAction, bookingActions, mayCancel } from './booking-actions';
import { changesAt } from './booking-changes.rules';
import { type BookingState, bookingState, type StateKey } from './booking-state';
import { bookingSteps, type BookingStep } from './booking-steps';
import { primaryAction, toDo } from './booking-turn.rules';
import { bookingWords } from './booking-words';

/** What a page tells of a booking, and offers, to one of its two people at one moment. */
export interface BookingAnswer {
  facts: BookingState;
  state: { key: StateKey; word: string; sentence: string };
  /** What happens next and until when, and the one button of the page. */
  next: { sentence: string | null; action: ActionName | null };
  /** When time alone changes any of this; null when only people do. */
  changesAt: Date | null;
  actions: BookingAction[];
  /** What waits for the reader; null where nothing does. */
  toDo: BookingAction | null;
  steps: BookingStep[];
}

/** A booking in every state, to both sides, of both kinds. */
export const bookingAnswer = (facts: BookingFacts, reader: Reader, now: Date): BookingAnswer => {
  const state = bookingState(facts, reader, now);
  const told = { ...reader, kind: facts.kind, mayCancel: mayCancel(facts, reader, now) };
  const { next, ...words } = bookingWords(state, told);
  const actions = bookingActions(facts, reader, now);
  return {
    facts: state,
    state: { key: state.key, ...words },
    next: { sentence: next, action: primaryAction(state, reader.side, actions) },
    changesAt: changesAt(facts, reader, now),
    actions,
    toDo: toDo(state, reader, { facts, actions, now }),
    steps: bookingSteps(state, facts, reader, now),
  };
};
