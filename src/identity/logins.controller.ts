import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Clock } from '../platform/clock/clock';
import { CONFIG, type Config } from '../platform/config/config';
import { Authenticated, Caller, type Principal } from '../platform/http/access';
import { Returns, ReturnsNothing } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import {
  type ChangePassword,
  changePasswordSchema,
  loginPageSchema,
  loginsQuery,
  passwordChangedSchema,
} from './identity.schemas';
import { markBrowser } from './known-browser';
import { LoginCookies } from './login-cookies';
import { Logins } from './logins.service';
import { PasswordChanges } from './password-changes.service';
import { SecondLook } from './second-look.service';

/** What somebody who is logged in does about their logins: seeing them, ending them, another password. */
@ApiTags('accounts')
@Authenticated()
@Controller('v1/me')
export class LoginsController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly logins: Logins,
    private readonly secondLook: SecondLook,
    private readonly passwords: PasswordChanges,
    private readonly cookies: LoginCookies,
  ) {}

  @Get('logins')
  @Returns(loginPageSchema, { problems: [401] })
  @ApiOperation({ operationId: 'listLogins', summary: 'Where you are logged in, begun last first' })
  list(
    @Caller() caller: Principal,
    @Query({ schema: loginsQuery }) query: z.output<typeof loginsQuery>,
  ): Promise<z.input<typeof loginPageSchema>> {
    return this.logins.list(caller, query);
  }

  @Delete('logins')
  @ReturnsNothing({ problems: [401] })
  @ApiOperation({
    operationId: 'endOtherLogins',
    summary: 'Log out everywhere else',
    description: 'At once: access tokens of the other logins are dead too.',
  })
  endOthers(@Caller() caller: Principal): Promise<void> {
    return this.logins.endOthers(caller);
  }

  @Delete('logins/:id')
  @ReturnsNothing({ problems: [401, 404] })
  @ApiOperation({
    operationId: 'endLogin',
    summary: 'Log out one device',
    description: 'At once. One that has ended already stays so.',
  })
  end(@Caller() caller: Principal, @Param({ schema: idParams }) { id }: { id: string }): Promise<void> {
    return this.logins.end(caller, id);
  }

  @Post('password')
  @HttpCode(200)
  @Returns(passwordChangedSchema, { problems: [401, 422] })
  @ApiOperation({
    operationId: 'changePassword',
    summary: 'Change your password',
    description:
      'Asks for the present one once more. Every other login ends, and so do all access tokens: go on with the one in ' +
      'the answer. The refresh token of this login stays good.',
  })
  async changePassword(
    @Caller() caller: Principal,
    @Body({ schema: changePasswordSchema }) { password, newPassword }: ChangePassword,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.input<typeof passwordChangedSchema>> {
    const { tokenVersion } = await this.secondLook.at(caller, password);
    const access = await this.passwords.change(caller, { password, tokenVersion }, newPassword);
    if (this.cookies.browserOf(request))
      this.cookies.setBrowser(reply, markBrowser(access, this.config.secret, this.clock.now()));
    return { message: 'Your password is changed. Everywhere else you are logged out.', ...access };
  }
}
