import { Inject, Injectable } from '@nestjs/common';
import { jwtVerify, SignJWT } from 'jose';
import { webcrypto } from 'node:crypto';
import { CONFIG, type Config } from '../platform/config/config';
import { Clock } from '../platform/clock/clock';
import { isUuid } from '../shared/ids';
import { addMinutes } from '../shared/time';

const ISSUER = 'greenroom';
const AUDIENCE = 'greenroom-api';
const TYPE = 'at+jwt';

export interface AccessClaims {
  accountId: string;
  tokenVersion: number;
  /** The session that it was issued in; null for demo data and tests. */
  sessionId: string | null;
}

/** Short-lived signed bearer tokens (JWT, HS256 only). They name an account and its token version, nothing else. */
@Injectable()
export class AccessTokens {
  /** Made once: making it from the secret took as long as the rest of a token's check. */
  private readonly key: Promise<webcrypto.CryptoKey>;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {
    const secret = new TextEncoder().encode(config.secret);
    this.key = webcrypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
      'verify',
    ]);
  }

  async issue({
    accountId,
    tokenVersion,
    sessionId,
  }: AccessClaims): Promise<{ token: string; expiresAt: Date }> {
    const now = this.clock.now();
    const expiresAt = addMinutes(now, this.config.accessTokenMinutes);
    const token = await new SignJWT({ v: tokenVersion, ...(sessionId ? { sid: sessionId } : {}) })
      .setProtectedHeader({ alg: 'HS256', typ: TYPE })
      .setSubject(accountId)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(now)
      .setExpirationTime(expiresAt)
      .sign(await this.key);
    return { token, expiresAt };
  }

  /** The claims of a valid token; null for anything else: other algorithms, expired, wrong audience, not a token. */
  async read(token: string): Promise<AccessClaims | null> {
    try {
      const { payload } = await jwtVerify(token, await this.key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: AUDIENCE,
        typ: TYPE,
        currentDate: this.clock.now(),
        requiredClaims: ['sub', 'exp', 'v'],
      });
      const { sub, v, sid = null } = payload;
      if (!isVersion(v) || !sub || !isUuid(sub) || !isSessionId(sid)) return null;
      return { accountId: sub, tokenVersion: v, sessionId: sid };
    } catch {
      return null;
    }
  }
}

const MAX_VERSION = 2 ** 31 - 1;

const isVersion = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_VERSION;

const isSessionId = (value: unknown): value is string | null =>
  value === null || (typeof value === 'string' && isUuid(value));
