/** What became of a link: it shows the report, or why not any more. */
export const LINK_STATES = ['open', 'expired', 'revoked', 'withdrawn'] as const;
export type LinkState = (typeof LINK_STATES)[number];

interface Link {
  expiresAt: Date;
  revokedAt: Date | null;
  /** False once the form was taken back. */
  readable: boolean;
}

/** What its candidate did counts before what came by itself. */
export const linkState = ({ expiresAt, revokedAt, readable }: Link, now: Date): LinkState => {
  if (revokedAt) return 'revoked';
  if (expiresAt <= now) return 'expired';
  return readable ? 'open' : 'withdrawn';
};

/** So many links of one report may be open at once. */
const MOST_OPEN = 20;

/** Why no more links of a report can be made; null while there is room. */
export const whyNoMoreLinks = (open: number): string | null =>
  open >= MOST_OPEN ? `At most ${MOST_OPEN} links may be open; revoke one first.` : null;
