import type { Side } from '../../bookings';
import { inShort } from '../../shared/zones/in-words';
import type { Reader } from './booking-facts';
import type { NoShow } from './booking-state';
import type { BookingWords } from './booking-words';

/** A no-show in words: who reported it, until when it can be answered, or who decided; and what it means for the price. */
export const noShowWords = (state: NoShow, reader: Reader): BookingWords => {
  if (state.stage === 'open') return openWords(state, reader);
  const who = state.missing === reader.side ? 'you' : reader.otherName;
  return {
    word: state.stage === 'decided' ? `Decided: ${who} missed it` : `Counted as missed by ${who}`,
    sentence: because(state, reader),
    next: consequence(state, reader),
  };
};

const openWords = ({ missing, until }: NoShow, reader: Reader): BookingWords => {
  const { side, clock, otherName } = reader;
  const by = inShort(until, clock);
  const then = missing === 'candidate' ? 'nothing is refunded' : `${allBack(side)} then`;
  return missing === side
    ? {
        word: `${otherName} reported that you did not come`,
        sentence: `If that is wrong, say so before ${by}: a person here looks at it then, and tells you both.`,
        next: `If you do not answer, it counts as reported: ${then}.`,
      }
    : {
        word: `You reported that ${otherName} did not come`,
        sentence: `${otherName} can answer until ${by}; if you two disagree, a person here decides.`,
        next: `Without an answer it counts as reported: ${then}.`,
      };
};

const because = (
  { stage, missing, reporters, until }: NoShow,
  { side, clock, otherName }: Reader,
): string => {
  if (stage === 'decided')
    return 'Your two reports contradicted each other. Greenroom looked at them and decided this.';
  if (stage === 'unanswered') {
    const who = reporters.includes(side) ? 'You reported it' : `${otherName} reported it`;
    return `${who}, and nobody said otherwise before ${inShort(until, clock)}.`;
  }
  return missing === side ? 'You reported that yourself.' : `${otherName} reported that themselves.`;
};

const consequence = ({ missing, settled }: NoShow, { side }: Reader): string => {
  if (missing === 'candidate') return 'Nothing is refunded for it.';
  const back = allBack(side);
  const sentence = `${back.charAt(0).toUpperCase()}${back.slice(1)}`;
  return settled ? `${sentence}.` : `${sentence} as soon as it can be moved.`;
};

const allBack = (side: Side): string =>
  side === 'candidate' ? 'the full price goes back to you' : 'the full price goes back to the candidate';
