import { Global, Module } from '@nestjs/common';
import { Authenticator } from '../platform/http/access';
import { AccessTokens } from './access-tokens';
import { AccountAuthenticator } from './account-authenticator';
import { AccountPagesController } from './account-pages.controller';
import { Accounts } from './accounts.service';
import { IdentityExpiry } from './expiry.service';
import { IdentityMails } from './identity-mails';
import { IdentityController } from './identity.controller';
import { Me } from './me.service';
import { OneTimeTokens } from './one-time-tokens';
import { PasswordResets } from './password-resets.service';
import { Passwords } from './passwords';
import { Sessions } from './sessions.service';
import { SignUps } from './sign-up.service';

/** Global only for the guard, which asks it who is calling. */
@Global()
@Module({
  controllers: [IdentityController, AccountPagesController],
  providers: [
    Passwords,
    AccessTokens,
    OneTimeTokens,
    IdentityMails,
    Accounts,
    SignUps,
    Sessions,
    PasswordResets,
    Me,
    IdentityExpiry,
    { provide: Authenticator, useClass: AccountAuthenticator },
  ],
  exports: [Accounts, Authenticator],
})
export class IdentityModule {}
