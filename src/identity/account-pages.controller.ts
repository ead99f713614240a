import { Body, Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { Public } from '../platform/http/access';
import { markup, type Markup, htmlPage } from '../shared/markup';
import { AddressChanges } from './address-changes.service';
import { resetSchema, tokenSchema } from './identity.schemas';
import { PasswordResets } from './password-resets.service';
import { SignUps } from './sign-up.service';

const tokenQuery = z.object({ token: z.string().max(500) });
const HTML = 'text/html; charset=utf-8';

/** Where the links of our mails lead. Opening one changes nothing; the button does. */
@ApiExcludeController()
@Controller()
export class AccountPagesController {
  constructor(
    private readonly signUps: SignUps,
    private readonly resets: PasswordResets,
    private readonly changes: AddressChanges,
  ) {}

  @Get('verify-email')
  @Public()
  @Header('Content-Type', HTML)
  @Header('Referrer-Policy', 'no-referrer')
  @Header('Cache-Control', 'no-store')
  verifyPage(@Query({ schema: tokenQuery }) { token }: { token: string }): string {
    return page('Confirm your address', form('/verify-email', token, null, 'Yes, this is my address'));
  }

  @Post('verify-email')
  @Public()
  @HttpCode(200)
  @Header('Content-Type', HTML)
  async verify(@Body({ schema: tokenSchema }) { token }: { token: string }): Promise<string> {
    const { passwordNeeded } = await this.signUps.verify(token);
    if (!passwordNeeded) return page('Your address is confirmed', markup`<p>You can log in now.</p>`);
    return page('Your address is confirmed', markup`${WHY_A_PASSWORD}${passwordForm(token)}`);
  }

  @Get('reset-password')
  @Public()
  @Header('Content-Type', HTML)
  @Header('Referrer-Policy', 'no-referrer')
  @Header('Cache-Control', 'no-store')
  resetPage(@Query({ schema: tokenQuery }) { token }: { token: string }): string {
    return page('Choose a new password', passwordForm(token));
  }

  @Post('reset-password')
  @Public()
  @HttpCode(200)
  @Header('Content-Type', HTML)
  async reset(
    @Body({ schema: resetSchema }) { token, password }: { token: string; password: string },
  ): Promise<string> {
    await this.resets.confirm(token, password);
    return page(
      'Your password is changed',
      markup`<p>All sessions have ended. Log in with the new password.</p>`,
    );
  }

  @Get('confirm-address')
  @Public()
  @Header('Content-Type', HTML)
  @Header('Referrer-Policy', 'no-referrer')
  @Header('Cache-Control', 'no-store')
  changePage(@Query({ schema: tokenQuery }) { token }: { token: string }): string {
    return page('Use this address', form('/confirm-address', token, null, 'Yes, use this address'));
  }

  @Post('confirm-address')
  @Public()
  @HttpCode(200)
  @Header('Content-Type', HTML)
  async change(@Body({ schema: tokenSchema }) { token }: { token: string }): Promise<string> {
    await this.changes.confirm(token);
    return page(
      'Your address is changed',
      markup`<p>All sessions have ended. Log in with the new address.</p>`,
    );
  }

  @Get('keep-address')
  @Public()
  @Header('Content-Type', HTML)
  @Header('Referrer-Policy', 'no-referrer')
  @Header('Cache-Control', 'no-store')
  keepPage(@Query({ schema: tokenQuery }) { token }: { token: string }): string {
    return page('This was not me', form('/keep-address', token, TAKING_BACK, 'Take the change back'));
  }

  @Post('keep-address')
  @Public()
  @HttpCode(200)
  @Header('Content-Type', HTML)
  async keep(@Body({ schema: tokenSchema }) { token }: { token: string }): Promise<string> {
    await this.changes.undo(token);
    return page(
      'The change is taken back',
      markup`<p>We have mailed you a link to choose a new password.</p>`,
    );
  }
}

const WHY_A_PASSWORD = markup`<p>Somebody else may know the password that was given with it. Choose one, so that only you know it; choosing it accepts the terms of Greenroom.</p>`;
const TAKING_BACK = markup`<p>Your account gets its old address back, everybody is logged out, and you choose a new password.</p>`;
const PASSWORD_FIELD = markup`<p><label>New password, at least 10 characters<br><input name="password" type="password" minlength="10" maxlength="128" autocomplete="new-password" required></label></p>`;

const passwordForm = (token: string): Markup =>
  form('/reset-password', token, PASSWORD_FIELD, 'Change my password');

const form = (action: string, token: string, fields: Markup | null, button: string): Markup =>
  markup`<form method="post" action="${action}"><input type="hidden" name="token" value="${token}">${fields}<button>${button}</button></form>`;

const page = (title: string, body: Markup): string =>
  htmlPage({ title: `${title} - Greenroom`, style: STYLE }, markup`<main><h1>${title}</h1>${body}</main>`);

const STYLE = `body{margin:0;background:#f4f6f4;font:16px/1.5 system-ui,sans-serif;color:#1c2b21}main{max-width:420px;margin:10vh auto;background:#fff;border-radius:16px;padding:32px}
button{background:#1f7a4d;color:#fff;border:0;padding:12px 20px;border-radius:8px;font:inherit;cursor:pointer}input{width:100%;padding:10px;font:inherit;box-sizing:border-box}`;
