import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BrowserMark } from './known-browser';

const NAME = '__Host-greenroom-refresh';
const BROWSER = '__Host-greenroom-browser';
const FLAGS = { httpOnly: true, secure: true, sameSite: 'strict', path: '/' } as const;

/** Keeps the refresh token where no script can read it. The prefix makes browsers insist on secure, host-only. */
export const setRefreshCookie = (
  reply: FastifyReply,
  session: { refreshToken: string; refreshTokenExpiresAt: Date },
): void =>
  void reply.setCookie(NAME, session.refreshToken, { ...FLAGS, expires: session.refreshTokenExpiresAt });

export const clearRefreshCookie = (reply: FastifyReply): void => void reply.clearCookie(NAME, FLAGS);

export const refreshCookieOf = (request: FastifyRequest): string | undefined => request.cookies[NAME];

/** Kept beside it, and longer: which browser this is. It lets nobody in. */
export const setBrowserCookie = (reply: FastifyReply, { value, expiresAt }: BrowserMark): void =>
  void reply.setCookie(BROWSER, value, { ...FLAGS, expires: expiresAt });

export const browserCookieOf = (request: FastifyRequest): string | undefined => request.cookies[BROWSER];
