/** A session is a meeting; a document is read, and its review written, within so many days of getting it. */
export type OfferingKind = 'session' | 'document';

/** How rows name them. A document was a review before it had its word; rows, and processes of the version before, still say so. */
const STORED: Record<OfferingKind, string> = { session: 'session', document: 'review' };

/** A kind as rows have it. */
export const storedKind = (kind: OfferingKind): string => STORED[kind];

/** SQL that reads the kind in a column of rows. */
export const kindIn = (column: string): string =>
  `CASE ${column} WHEN '${STORED.document}' THEN 'document' ELSE ${column} END`;
