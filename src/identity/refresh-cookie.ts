import type { FastifyReply, FastifyRequest } from 'fastify';

const NAME = '__Host-greenroom-refresh';
const FLAGS = { httpOnly: true, secure: true, sameSite: 'strict', path: '/' } as const;

/** Keeps the refresh token where no script can read it. The prefix makes browsers insist on secure, host-only. */
export const setRefreshCookie = (
  reply: FastifyReply,
  session: { refreshToken: string; refreshTokenExpiresAt: Date },
): void =>
  void reply.setCookie(NAME, session.refreshToken, { ...FLAGS, expires: session.refreshTokenExpiresAt });

export const clearRefreshCookie = (reply: FastifyReply): void => void reply.clearCookie(NAME, FLAGS);

export const refreshCookieOf = (request: FastifyRequest): string | undefined => request.cookies[NAME];
