import { inShort, inWords } from '../../shared/zones/in-words';
import type { Reader } from './booking-facts';
import type { BookingState } from './booking-state';
import type { BookingWords } from './booking-words';

type Feedback = Extract<
  BookingState,
  {
    key:
      | 'ended_early'
      | 'grade_yourself'
      | 'feedback_awaited'
      | 'feedback_late'
      | 'feedback_missing'
      | 'write_feedback'
      | 'feedback_overdue'
      | 'feedback_filed'
      | 'feedback_released'
      | 'feedback_withdrawn'
      | 'over';
  }
>;

/** Of what is over: how it came to an end, and whose turn it is with the feedback. */
export const feedbackWords = (state: Feedback, reader: Reader): BookingWords => {
  const { side, clock, otherName } = reader;
  switch (state.key) {
    case 'ended_early':
      return {
        word: 'Ended early',
        sentence: `${side === 'coach' ? 'You told us' : `${otherName} told us`} so. Deadlines still count from the planned end, ${inWords(state.endsAt, clock)}.`,
        next: state.step?.text ?? null,
      };
    case 'feedback_withdrawn':
      return {
        word: side === 'candidate' ? 'Your feedback was withdrawn' : 'Another feedback is needed',
        sentence: 'The feedback that was filed was entered in error and does not count.',
        next: `A new one is due by ${inShort(state.until, clock)}.`,
      };
    case 'feedback_missing':
      return {
        word: 'Never filed',
        sentence: `${otherName} did not file your feedback. ${TOOK_PLACE(state.decided)}`.trim(),
        next: 'People here know of it. You can still rate the session.',
      };
    case 'feedback_released':
      return {
        word: side === 'candidate' ? 'Your feedback is here' : `${otherName} can read your feedback`,
        sentence:
          side === 'candidate'
            ? `${TOOK_PLACE(state.decided)} Start with what to work on; the notes show why.`.trim()
            : TOOK_PLACE(state.decided) || 'It is filed, and released.',
        next: null,
      };
    case 'over':
      return { word: 'Over', sentence: TOOK_PLACE(state.decided) || 'The session is over.', next: null };
    default:
      return {
        ...WORDS[state.key],
        sentence: TOOK_PLACE(state.decided) || sentenceOf(state.key, reader),
        next: state.step.text,
      };
  }
};

/** After reports that contradicted each other. */
const TOOK_PLACE = (decided: boolean): string =>
  decided ? 'Greenroom looked at your two reports and decided that the session took place.' : '';

type Turn = Extract<Feedback, { decided: boolean; step: object }>['key'];

const WORDS: Record<Turn, { word: string }> = {
  grade_yourself: { word: 'How did it go?' },
  feedback_awaited: { word: 'Feedback is being written' },
  feedback_late: { word: 'Feedback is late' },
  write_feedback: { word: 'Write the feedback' },
  feedback_overdue: { word: 'Your feedback is late' },
  feedback_filed: { word: 'Your feedback is filed' },
};

const sentenceOf = (key: Turn, { otherName }: Reader): string =>
  ({
    grade_yourself: `What do you think yourself? ${otherName} cannot see it before they have filed theirs.`,
    feedback_awaited: `${otherName} writes your feedback.`,
    feedback_late: `${otherName} owes you your feedback.`,
    write_feedback: `${otherName} waits for what you think.`,
    feedback_overdue: `${otherName} is waiting for it.`,
    feedback_filed: `${otherName} cannot read it yet.`,
  })[key];

/** Of a review that is paid: whether its document has come, and until when what is due. */
export const documentWords = (
  state: Extract<BookingState, { key: 'document_awaited' | 'document_there' }>,
  reader: Reader & { mayCancel: boolean },
): BookingWords => {
  if (state.key === 'document_awaited') return awaitedDocument(state, reader);
  return reader.side === 'candidate' ? theirDocument(state, reader) : documentToRead(state, reader);
};

const awaitedDocument = (
  state: Extract<BookingState, { key: 'document_awaited' }>,
  { side, clock, otherName, mayCancel }: Reader & { mayCancel: boolean },
): BookingWords => {
  const until = inShort(state.until, clock);
  if (side === 'coach')
    return {
      word: 'Paid; the document is still to come',
      sentence: `${otherName} can upload it until ${until}.`,
      next: 'Your days count from the upload; nothing is to be done before.',
    };
  const cancel = mayCancel ? ` You can cancel until ${otherName} has begun to work on it.` : '';
  return {
    word: 'Upload your document',
    sentence: `It is paid, and ${otherName} waits for your document until ${until}.`,
    next: `After that the order is cancelled and everything comes back.${cancel}`,
  };
};

type There = Extract<BookingState, { key: 'document_there' }>;

const theirDocument = (
  { begun, overdue, dueAt, step }: There,
  { clock, otherName, mayCancel }: Reader & { mayCancel: boolean },
): BookingWords => {
  const due = inShort(dueAt, clock);
  const next = step?.text ?? null;
  if (overdue)
    return {
      word: 'The feedback is late',
      sentence: `It was due by ${due}.${mayCancel ? ' You can cancel, and everything comes back.' : ''}`,
      next,
    };
  if (begun)
    return {
      word: `${otherName} has begun`,
      sentence: `You can cancel again if it is not there by ${due}.`,
      next,
    };
  const cancel = mayCancel ? ' You can cancel until they begin; everything comes back then.' : '';
  return { word: `With ${otherName}`, sentence: `Your document is with ${otherName}.${cancel}`, next };
};

const documentToRead = ({ overdue, dueAt, step }: There, { clock, otherName }: Reader): BookingWords => {
  const due = inShort(dueAt, clock);
  return overdue
    ? {
        word: 'Your feedback is late',
        sentence: `It was due by ${due}. ${otherName} is waiting for it.`,
        next: step?.text ?? null,
      }
    : {
        word: 'The document is there',
        sentence: `Your days count from the upload: due by ${due}.`,
        next: step?.text ?? null,
      };
};
