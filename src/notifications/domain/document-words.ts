import { inWords } from '../../shared/zones/in-words';
import type { StatusState } from './status-state';
import type { Reader, StatusWords } from './status-words';

/** Of a review that is paid: whether its document has come, and until when what is due. */
export const documentWords = (
  state: Extract<StatusState, { name: 'document_awaited' | 'document_there' }>,
  { side, zone, otherName }: Reader,
): StatusWords => {
  const isCandidate = side === 'candidate';
  if (state.name === 'document_awaited') {
    const until = inWords(state.until, zone);
    return isCandidate
      ? {
          headline: 'Paid and confirmed',
          next: [
            `Now upload your document, until ${until}. After that the order is cancelled and everything comes back.`,
            `You can cancel until ${otherName} has begun to work on it; everything comes back then.`,
          ],
        }
      : {
          headline: 'Paid; the document is still to come',
          next: [
            `${otherName} can upload it until ${until}. Your days count from then; nothing is to be done before.`,
          ],
        };
  }
  const due = `was due by ${inWords(state.dueAt, zone)}`;
  if (state.overdue)
    return isCandidate
      ? { headline: 'The feedback is late', next: [`It ${due}.`] }
      : { headline: 'Your feedback is late', next: [`It ${due}. ${otherName} is waiting for it.`] };
  if (!isCandidate) return { headline: 'The document is there', next: [] };
  return {
    headline: `Your document is with ${otherName}`,
    next: [
      state.begun
        ? `${otherName} has begun to work on it, so it cannot be cancelled before the feedback is overdue.`
        : `You can cancel until ${otherName} has begun to work on it; everything comes back then.`,
    ],
  };
};

/** Of a review whose feedback is filed, released, or withdrawn. */
export const formWords = (
  name: 'form_filed' | 'form_released' | 'form_withdrawn',
  { side, otherName }: Reader,
): StatusWords => {
  const isCandidate = side === 'candidate';
  if (name === 'form_filed')
    return { headline: 'Your feedback is filed', next: [`${otherName} cannot read it yet.`] };
  if (name === 'form_released')
    return { headline: isCandidate ? 'Your feedback is there' : 'Your feedback is released', next: [] };
  return {
    headline: isCandidate ? 'Your feedback was withdrawn' : 'Another feedback is needed',
    next: ['The feedback that was filed was entered in error and does not count.'],
  };
};
