import type { Side } from '../../bookings';
import { inWords } from '../../shared/zones/in-words';
import type { NoShow } from './status-state';
import type { Reader, StatusWords } from './status-words';

/** A no-show in words: who reported it, until when it can be answered, or who decided; and what it means for the price. */
export const noShowWords = (state: NoShow, reader: Reader): StatusWords => {
  if (state.stage === 'open') return openWords(state, reader);
  const isMissing = state.missing === reader.side;
  const who = isMissing ? 'you did not come' : `${reader.otherName} did not come`;
  return {
    headline: `${SETTLED_AS[state.stage]}: ${who}`,
    next: [because(state, reader), consequence(state, reader)],
  };
};

const SETTLED_AS = { agreed: 'Settled', unanswered: 'Settled', decided: 'Decided' } as const;

const openWords = ({ missing, until }: NoShow, reader: Reader): StatusWords => {
  const { side, otherName } = reader;
  const by = inWords(until, reader.zone);
  const then = missing === 'candidate' ? 'nothing is refunded' : `${allBack(side)} then`;
  return missing === side
    ? {
        headline: `${otherName} reported that you did not come`,
        next: [
          `If that is not right, report your side until ${by}. When the reports disagree, Greenroom looks at them and tells you both.`,
          `If you do not answer, it counts as reported: ${then}.`,
        ],
      }
    : {
        headline: `You reported that ${otherName} did not come`,
        next: [
          `${otherName} can answer until ${by}. When the reports disagree, Greenroom looks at them and tells you both.`,
          `Without an answer it counts as reported: ${then}.`,
        ],
      };
};

const because = ({ stage, missing, reporters, until }: NoShow, { side, zone, otherName }: Reader): string => {
  if (stage === 'decided')
    return 'Your two reports contradicted each other. Greenroom looked at them and decided this. Both of you had a mail.';
  if (stage === 'unanswered') {
    const who = reporters.includes(side) ? 'You reported it' : `${otherName} reported it`;
    return `${who}, and nobody said otherwise before ${inWords(until, zone)}.`;
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
