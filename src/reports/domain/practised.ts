import type { KindKey } from '../../bookings';
import { dayInWords, inWords, localIso } from '../../shared/zones/in-words';

/** What a form is about: a session, at its start, or the review of a document, at its upload. */
export interface Practised {
  kind: KindKey;
  at: Date;
}

const WORDS: Record<KindKey, { what: string; at: string }> = {
  session: { what: 'mock interview', at: 'Held' },
  document: { what: 'review of the document', at: 'Uploaded' },
};

/** What took place then, as reports name the moment. */
export const momentOf = ({ kind }: Practised): string => WORDS[kind].at;

/** When what a form is about took place: where a document was received for it, then. */
export const practisedIn = (booking: {
  kind: KindKey;
  startsAt: Date;
  receivedAt: Date | null;
}): Practised => ({
  kind: booking.kind,
  at: booking.receivedAt ?? booking.startsAt,
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
): string => `${stage}, ${company}: ${WORDS[kind].what} of ${dayInWords(at, zone)}`;
