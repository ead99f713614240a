import { Body, Controller, Delete, Get, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Authenticated, Caller, Client, type Principal, Public } from '../platform/http/access';
import { Returns, ReturnsNothing } from '../platform/http/returns';
import {
  acknowledgedSchema,
  type EditMe,
  editMeSchema,
  type LogIn,
  logInSchema,
  meSchema,
  refreshSchema,
  resetRequestSchema,
  resetSchema,
  sessionSchema,
  type SignUp,
  signUpSchema,
  type TakeRole,
  takeRoleSchema,
  tokenSchema,
} from './identity.schemas';
import { DoorLimits } from './door-limits';
import { Me } from './me.service';
import { PasswordResets } from './password-resets.service';
import { ResetRequests } from './reset-requests.service';
import { clearRefreshCookie, refreshCookieOf, setRefreshCookie } from './refresh-cookie';
import { invalidRefreshToken, type IssuedSession, Sessions } from './sessions.service';
import { SignUps } from './sign-up.service';

const ON_ITS_WAY = { message: 'If this address can be used, a mail is on its way.' };

@ApiTags('accounts')
@Controller('v1')
export class IdentityController {
  constructor(
    private readonly signUps: SignUps,
    private readonly sessions: Sessions,
    private readonly resets: PasswordResets,
    private readonly resetRequests: ResetRequests,
    private readonly me: Me,
    private readonly limits: DoorLimits,
  ) {}

  @Post('accounts')
  @Public()
  @Returns(acknowledgedSchema, { status: 202, problems: [422] })
  @ApiOperation({
    summary: 'Sign up',
    description:
      'Always answers 202; it goes on by mail. An address that has an account learns so by mail only.',
  })
  async signUp(
    @Body({ schema: signUpSchema }) wish: SignUp,
    @Client() client: string,
  ): Promise<{ message: string }> {
    await this.limits.askForMail(wish.email, client);
    await this.signUps.signUp(wish);
    return ON_ITS_WAY;
  }

  @Post('accounts/verify')
  @Public()
  @Returns(acknowledgedSchema, { problems: [422] })
  @ApiOperation({ summary: 'Confirm an address with the token from the mail' })
  async verify(@Body({ schema: tokenSchema }) { token }: { token: string }): Promise<{ message: string }> {
    await this.signUps.verify(token);
    return { message: 'Your address is confirmed. You can log in now.' };
  }

  @Post('sessions')
  @Public()
  @Returns(sessionSchema, { status: 201, problems: [401, 422] })
  @ApiOperation({
    summary: 'Log in',
    description: 'Send the access token as Authorization: Bearer; it lives 15 minutes.',
  })
  async logIn(
    @Body({ schema: logInSchema }) { email, password, cookie }: LogIn,
    @Client() client: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.input<typeof sessionSchema>> {
    const session = await this.limits.tryPassword(email, client, () => this.sessions.logIn(email, password));
    return this.delivered(session, cookie, reply);
  }

  @Post('sessions/refresh')
  @Public()
  @Returns(sessionSchema, { status: 201, problems: [401] })
  @ApiOperation({
    summary: 'New tokens for a refresh token',
    description: 'Each works once; a repeat ends the session.',
  })
  async refresh(
    @Body({ schema: refreshSchema }) { refreshToken }: { refreshToken?: string },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.input<typeof sessionSchema>> {
    const token = refreshToken ?? refreshCookieOf(request);
    if (!token) throw invalidRefreshToken();
    return this.delivered(await this.sessions.refresh(token), refreshToken === undefined, reply);
  }

  @Delete('sessions/current')
  @Authenticated()
  @ReturnsNothing({ problems: [401] })
  @ApiOperation({ summary: 'Log out', description: 'Ends the session of the given refresh token or cookie.' })
  async logOut(
    @Caller() caller: Principal,
    @Body({ schema: refreshSchema.optional() }) body: { refreshToken?: string } | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const cookie = refreshCookieOf(request);
    await this.sessions.logOut(caller, body?.refreshToken ?? cookie ?? null);
    if (cookie) clearRefreshCookie(reply);
  }

  @Post('password-resets')
  @Public()
  @Returns(acknowledgedSchema, { status: 202, problems: [422] })
  @ApiOperation({ summary: 'Ask for a new password', description: 'Always answers 202; it goes on by mail.' })
  async askReset(
    @Body({ schema: resetRequestSchema }) { email }: { email: string },
    @Client() client: string,
  ): Promise<{ message: string }> {
    await this.limits.askForMail(email, client);
    await this.resetRequests.ask(email);
    return ON_ITS_WAY;
  }

  @Post('password-resets/confirm')
  @Public()
  @Returns(acknowledgedSchema, { problems: [422] })
  @ApiOperation({ summary: 'Set a new password with the token from the mail' })
  async confirmReset(
    @Body({ schema: resetSchema }) { token, password }: { token: string; password: string },
  ): Promise<{ message: string }> {
    await this.resets.confirm(token, password);
    return { message: 'Your password is changed. Please log in.' };
  }

  @Get('me')
  @Authenticated()
  @Returns(meSchema, { problems: [401] })
  @ApiOperation({ summary: 'Your account' })
  show(@Caller() caller: Principal): Promise<z.input<typeof meSchema>> {
    return this.me.show(caller.accountId);
  }

  @Patch('me')
  @Authenticated()
  @Returns(meSchema, { problems: [401, 422] })
  @ApiOperation({ summary: 'Change your name or zone' })
  edit(
    @Caller() caller: Principal,
    @Body({ schema: editMeSchema }) changes: EditMe,
  ): Promise<z.input<typeof meSchema>> {
    return this.me.edit(caller.accountId, changes);
  }

  @Post('me/roles')
  @Authenticated()
  @Returns(meSchema, { problems: [401, 422] })
  @ApiOperation({ summary: 'Become a coach (or a candidate) with the same account' })
  takeRole(
    @Caller() caller: Principal,
    @Body({ schema: takeRoleSchema }) wish: TakeRole,
  ): Promise<z.input<typeof meSchema>> {
    return this.me.takeRole(caller.accountId, wish);
  }

  /** Browsers that asked for it get the refresh token as a cookie and not in the body. */
  private delivered(
    session: IssuedSession,
    asCookie: boolean,
    reply: FastifyReply,
  ): z.input<typeof sessionSchema> {
    if (!asCookie) return session;
    setRefreshCookie(reply, session);
    return { ...session, refreshToken: null };
  }
}
