import { Body, Controller, Delete, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { CONFIG, type Config } from '../platform/config/config';
import { Authenticated, Caller, Client, type Principal, Public } from '../platform/http/access';
import { Returns, ReturnsNothing } from '../platform/http/returns';
import { Clock } from '../platform/clock/clock';
import { deviceInWords } from '../shared/devices';
import { knownBrowser, markBrowser } from './known-browser';
import { DoorLimits } from './door-limits';
import { type LogIn, logInSchema, refreshSchema, sessionSchema } from './identity.schemas';
import { LoginCookies } from './login-cookies';
import { isFromOwnPage, refuseForeignOrigin } from './same-origin';
import { invalidRefreshToken, type IssuedSession, Sessions } from './sessions.service';

/** Logging in, staying in, logging out. */
@ApiTags('accounts')
@Controller('v1/logins')
export class SessionsController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    private readonly limits: DoorLimits,
    private readonly cookies: LoginCookies,
  ) {}

  @Post()
  @Public()
  @Returns(sessionSchema, { status: 201, problems: [401, 403, 422] })
  @ApiOperation({
    operationId: 'logIn',
    summary: 'Log in',
    description:
      'Send the access token as Authorization: Bearer; it lives 15 minutes. Who is suspended learns so (403 ' +
      'account.suspended), but only with the right password. A browser that asks for a cookie gets a second one, ' +
      'which lets nobody in but keeps it from waiting for the wrong passwords of others in its network.',
  })
  async logIn(
    @Body({ schema: logInSchema }) { email, password, cookie }: LogIn,
    @Client() client: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.input<typeof sessionSchema>> {
    const now = this.clock.now();
    const device = deviceInWords(request.headers['user-agent']);
    const browser = await this.browserOf(this.cookies.browserOf(request), email, now);
    const { tokenVersion, ...session } = await this.limits.tryPassword({ email, client, browser }, () =>
      this.sessions.logIn({ email, password, device }),
    );
    const answer = this.delivered(session, cookie, reply);
    if (cookie) this.cookies.setBrowser(reply, markBrowser({ email, tokenVersion }, this.config.secret, now));
    return answer;
  }

  @Post('refresh')
  @Public()
  @Returns(sessionSchema, { status: 201, problems: [401, 403] })
  @ApiOperation({
    operationId: 'refreshLogin',
    summary: 'New tokens for a refresh token',
    description:
      'Each works once. A repeat within a minute, as by a second tab, gets the same next refresh token again; a later ' +
      'one, or an older token, means that it was stolen and ends the session.',
  })
  async refresh(
    @Body({ schema: refreshSchema }) { refreshToken }: { refreshToken?: string },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.input<typeof sessionSchema>> {
    const token = refreshToken ?? this.cookies.refreshOf(request);
    if (!token) throw invalidRefreshToken();
    if (refreshToken === undefined) refuseForeignOrigin(request, this.config.publicUrl);
    return this.delivered(await this.sessions.refresh(token), refreshToken === undefined, reply);
  }

  @Delete('current')
  @Authenticated()
  @ReturnsNothing({ problems: [401] })
  @ApiOperation({
    operationId: 'logOut',
    summary: 'Log out',
    description: 'Ends the session of the given refresh token or cookie.',
  })
  @ApiBody({ required: false, schema: { $ref: '#/components/schemas/Refresh' } })
  async logOut(
    @Caller() caller: Principal,
    @Body({ schema: refreshSchema.optional() }) body: { refreshToken?: string } | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const cookie = isFromOwnPage(request, this.config.publicUrl)
      ? this.cookies.refreshOf(request)
      : undefined;
    await this.sessions.logOut(caller, body?.refreshToken ?? cookie ?? null);
    if (cookie) this.cookies.clearRefresh(reply);
  }

  private async browserOf(mark: string | undefined, email: string, now: Date): Promise<string | null> {
    const tokenVersion = mark ? await this.sessions.tokenVersionOf(email) : null;
    return tokenVersion === null
      ? null
      : knownBrowser(mark, { email, tokenVersion }, this.config.secret, now);
  }

  /** Browsers that asked for it get the refresh token as a cookie and not in the body. */
  private delivered(
    session: IssuedSession,
    asCookie: boolean,
    reply: FastifyReply,
  ): z.input<typeof sessionSchema> {
    if (!asCookie) return session;
    this.cookies.setRefresh(reply, session);
    return { ...session, refreshToken: null };
  }
}
