import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Authenticated, Caller, type Principal, Public } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { AddressChanges } from './address-changes.service';
import {
  acknowledgedSchema,
  type EmailChangeRequest,
  emailChangeSchema,
  tokenSchema,
} from './identity.schemas';
import { SecondLook } from './second-look.service';

/** Moving an account to another address. */
@ApiTags('accounts')
@Controller('v1')
export class AddressChangesController {
  constructor(
    private readonly secondLook: SecondLook,
    private readonly changes: AddressChanges,
  ) {}

  @Post('me/email-change')
  @Authenticated()
  @Returns(acknowledgedSchema, { status: 202, problems: [401, 422] })
  @ApiOperation({
    operationId: 'askEmailChange',
    summary: 'Ask for another e-mail address',
    description:
      'Asks for the password once more. Always answers 202; it goes on with a link on the new address, and an address ' +
      'that has an account learns so by mail only. Until the link is followed, nothing changes. It ends with the ' +
      'session: a new password or a suspension makes it void.',
  })
  async ask(
    @Caller() caller: Principal,
    @Body({ schema: emailChangeSchema }) { email, password }: EmailChangeRequest,
  ): Promise<{ message: string }> {
    const { tokenVersion } = await this.secondLook.at(caller, password);
    await this.changes.ask(caller.accountId, tokenVersion, email);
    return { message: 'If this address can be used, a mail is on its way to it.' };
  }

  @Post('email-changes/confirm')
  @Public()
  @Returns(acknowledgedSchema, { problems: [409, 422] })
  @ApiOperation({
    operationId: 'confirmEmailChange',
    summary: 'Use the new address, with the token from the mail to it',
    description: 'Ends all sessions. The old address is told, with a link that takes the change back.',
  })
  async confirm(@Body({ schema: tokenSchema }) { token }: { token: string }): Promise<{ message: string }> {
    await this.changes.confirm(token);
    return { message: 'Your address is changed. Please log in with it.' };
  }

  @Post('email-changes/undo')
  @Public()
  @Returns(acknowledgedSchema, { problems: [409, 422] })
  @ApiOperation({
    operationId: 'undoEmailChange',
    summary: 'Say that a change of address was not you, with the token from the mail to the old one',
    description:
      'Within seven days. The account gets the old address back, all sessions end, and no password works until a new ' +
      'one is chosen with the link that is mailed.',
  })
  async undo(@Body({ schema: tokenSchema }) { token }: { token: string }): Promise<{ message: string }> {
    await this.changes.undo(token);
    return {
      message: 'Your account has its old address again. We have mailed you a link to choose a new password.',
    };
  }
}
