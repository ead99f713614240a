import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../platform/config/config';
import { isLoopbackUrl } from '../platform/http/loopback-names';
import type { BrowserMark } from './known-browser';

const FLAGS = { httpOnly: true, sameSite: 'strict', path: '/' } as const;
/** The prefix makes browsers insist on secure, host-only. */
const SECURE = { prefix: '__Host-', secure: true };
/** Over plain http on one's own machine: not every browser takes secure cookies there (Safari does not). */
const ON_LOOPBACK = { prefix: '', secure: false };

/** The cookies of a browser that logs in: its refresh token, where no script can read it, and which browser it is. */
@Injectable()
export class LoginCookies {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  setRefresh(
    reply: FastifyReply,
    { refreshToken, refreshTokenExpiresAt }: { refreshToken: string; refreshTokenExpiresAt: Date },
  ): void {
    void reply.setCookie(this.refreshName, refreshToken, { ...this.flags, expires: refreshTokenExpiresAt });
  }

  clearRefresh(reply: FastifyReply): void {
    void reply.clearCookie(this.refreshName, this.flags);
  }

  refreshOf(request: FastifyRequest): string | undefined {
    return request.cookies[this.refreshName];
  }

  /** Kept beside it, and longer. It lets nobody in. */
  setBrowser(reply: FastifyReply, { value, expiresAt }: BrowserMark): void {
    void reply.setCookie(this.browserName, value, { ...this.flags, expires: expiresAt });
  }

  browserOf(request: FastifyRequest): string | undefined {
    return request.cookies[this.browserName];
  }

  private get refreshName(): string {
    return `${this.kind.prefix}greenroom-refresh`;
  }

  private get browserName(): string {
    return `${this.kind.prefix}greenroom-browser`;
  }

  private get flags() {
    return { ...FLAGS, secure: this.kind.secure };
  }

  private get kind() {
    const { publicUrl } = this.config;
    return publicUrl.startsWith('http:') && isLoopbackUrl(publicUrl) ? ON_LOOPBACK : SECURE;
  }
}
