import { dayInWords, inWords, localIso } from '../../shared/zones/in-words';

/** What a form is about: a session, at its start, or the review of a document, at its upload. */
export interface Practised {
  kind: 'session' | 'review';
  at: Date;
}

/** When what a form is about took place. A review has no start of its own. */
export const practisedIn = (booking: {
  kind: Practised['kind'];
  startsAt: Date;
  receivedAt: Date | null;
}): Practised => ({
  kind: booking.kind,
  at: booking.kind === 'review' ? (booking.receivedAt ?? booking.startsAt) : booking.startsAt,
});

/** The same for people and programs, on the reader's wall. */
export const practisedView = ({ kind, at }: Practised, zone: string) => ({
  kind,
  at,
  atLocal: localIso(at, zone),
  zone,
  inWords: inWords(at, zone),
});

/**
 * What a report is called: "TPM phone screen, Amazon: mock interview of 1 December 2026". The day is that of the
 * reader's zone.
 */
export const reportTitle = (
  { company, stage }: { company: string; stage: string },
  { kind, at }: Practised,
  zone: string,
): string => {
  const what = kind === 'review' ? 'review of the document of' : 'mock interview of';
  return `${stage}, ${company}: ${what} ${dayInWords(at, zone)}`;
};
