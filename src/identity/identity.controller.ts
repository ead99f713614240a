import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Authenticated, Caller, Client, type Principal, Public } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { ConfirmationLinks } from './confirmation-links.service';
import {
  acknowledgedSchema,
  confirmationRequestSchema,
  confirmedSchema,
  type EditMe,
  editMeSchema,
  type MailedLinkRequest,
  meSchema,
  resetRequestSchema,
  resetSchema,
  type SignUp,
  signUpSchema,
  type TakeRole,
  takeRoleSchema,
  tokenSchema,
} from './identity.schemas';
import { Me } from './me.service';
import { PasswordResets } from './password-resets.service';
import { ResetRequests } from './reset-requests.service';
import { SignUps } from './sign-up.service';

const ON_ITS_WAY = { message: 'If this address can be used, a mail is on its way.' };

@ApiTags('accounts')
@Controller('v1')
export class IdentityController {
  constructor(
    private readonly signUps: SignUps,
    private readonly confirmations: ConfirmationLinks,
    private readonly resets: PasswordResets,
    private readonly resetRequests: ResetRequests,
    private readonly me: Me,
  ) {}

  @Post('accounts')
  @Public()
  @Returns(acknowledgedSchema, { status: 202, problems: [422] })
  @ApiOperation({
    operationId: 'signUp',
    summary: 'Sign up',
    description:
      'Always answers 202; it goes on by mail. An address that has an account learns so by mail only.',
  })
  async signUp(
    @Body({ schema: signUpSchema }) wish: SignUp,
    @Client() client: string,
  ): Promise<{ message: string }> {
    await this.signUps.signUp(wish, client);
    return ON_ITS_WAY;
  }

  @Post('accounts/verify')
  @Public()
  @Returns(confirmedSchema, { problems: [422] })
  @ApiOperation({
    operationId: 'confirmAddress',
    summary: 'Confirm an address with the token from the mail',
    description:
      'When the address was signed up for more than once, or a new password was asked for before it was confirmed, ' +
      'the answer says that a password is to be chosen, with the same token.',
  })
  async verify(
    @Body({ schema: tokenSchema }) { token }: { token: string },
  ): Promise<z.input<typeof confirmedSchema>> {
    const { passwordNeeded, email } = await this.signUps.verify(token);
    const next = passwordNeeded ? 'Choose a password to log in with.' : 'You can log in now.';
    return { message: `Your address is confirmed. ${next}`, email, passwordNeeded };
  }

  @Post('accounts/confirmation')
  @Public()
  @Returns(acknowledgedSchema, { status: 202, problems: [422] })
  @ApiOperation({
    operationId: 'resendConfirmation',
    summary: 'Ask for the mail that confirms an address once more',
    description: 'Always answers 202; it goes on by mail. Links of earlier mails go on working.',
  })
  async askConfirmation(
    @Body({ schema: confirmationRequestSchema }) wish: MailedLinkRequest,
    @Client() client: string,
  ): Promise<{ message: string }> {
    await this.confirmations.ask(wish, client);
    return ON_ITS_WAY;
  }

  @Post('password-resets')
  @Public()
  @Returns(acknowledgedSchema, { status: 202, problems: [422] })
  @ApiOperation({
    operationId: 'askPasswordReset',
    summary: 'Ask for a new password',
    description: 'Always answers 202; it goes on by mail.',
  })
  async askReset(
    @Body({ schema: resetRequestSchema }) wish: MailedLinkRequest,
    @Client() client: string,
  ): Promise<{ message: string }> {
    await this.resetRequests.ask(wish, client);
    return ON_ITS_WAY;
  }

  @Post('password-resets/confirm')
  @Public()
  @Returns(acknowledgedSchema, { problems: [422] })
  @ApiOperation({
    operationId: 'confirmPasswordReset',
    summary: 'Set a new password with the token from the mail',
  })
  async confirmReset(
    @Body({ schema: resetSchema }) { token, password }: { token: string; password: string },
  ): Promise<{ message: string }> {
    await this.resets.confirm(token, password);
    return { message: 'Your password is changed. Please log in.' };
  }

  @Get('me')
  @Authenticated()
  @Returns(meSchema, { problems: [401] })
  @ApiOperation({ operationId: 'getMe', summary: 'Your account' })
  show(@Caller() caller: Principal): Promise<z.input<typeof meSchema>> {
    return this.me.show(caller.accountId);
  }

  @Patch('me')
  @Authenticated()
  @Returns(meSchema, { problems: [401, 422] })
  @ApiOperation({
    operationId: 'changeMe',
    summary: 'Change your name, zone, clock or the order of your dates',
  })
  edit(
    @Caller() caller: Principal,
    @Body({ schema: editMeSchema }) changes: EditMe,
  ): Promise<z.input<typeof meSchema>> {
    return this.me.edit(caller.accountId, changes);
  }

  @Post('me/roles')
  @Authenticated()
  @Returns(meSchema, { problems: [401, 422] })
  @ApiOperation({ operationId: 'takeRole', summary: 'Become a coach (or a candidate) with the same account' })
  takeRole(
    @Caller() caller: Principal,
    @Body({ schema: takeRoleSchema }) wish: TakeRole,
  ): Promise<z.input<typeof meSchema>> {
    return this.me.takeRole(caller.accountId, wish);
  }
}
