import { createHash, createHmac, randomBytes } from 'node:crypto';

/** A new opaque token of 256 random bits, and the hash under which we keep it. */
export const newToken = (): { token: string; tokenHash: string } => {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashToken(token) };
};

/** The token that follows one: always the same, and guessed only by who has our secret, who could sign anything anyway. */
export const nextToken = (token: string, secret: string): { token: string; tokenHash: string } => {
  const next = createHmac('sha256', secret).update(`next token after ${token}`).digest('base64url');
  return { token: next, tokenHash: hashToken(next) };
};

/** Tokens are random, so one plain SHA-256 is enough to keep them unreadable at rest. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');
