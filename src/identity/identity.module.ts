import { Global, Module } from '@nestjs/common';
import { Authenticator } from '../platform/http/access';
import { AccessTokens } from './access-tokens';
import { AccountAuthenticator } from './account-authenticator';
import { AccountPagesController } from './account-pages.controller';
import { AccountRequests } from './account-requests.service';
import { Accounts } from './accounts.service';
import { DoorLimits } from './door-limits';
import { IdentityExpiry } from './expiry.service';
import { IdentityMails } from './identity-mails';
import { IdentityController } from './identity.controller';
import { Me } from './me.service';
import { OneTimeTokens } from './one-time-tokens';
import { PasswordResets } from './password-resets.service';
import { Passwords } from './passwords';
import { ResetRequests } from './reset-requests.service';
import { SessionsController } from './sessions.controller';
import { Sessions } from './sessions.service';
import { SignUps } from './sign-up.service';

/** Global only for the guard, which asks it who is calling. */
@Global()
@Module({
  controllers: [IdentityController, SessionsController, AccountPagesController],
  providers: [
    Passwords,
    AccessTokens,
    OneTimeTokens,
    IdentityMails,
    Accounts,
    AccountRequests,
    SignUps,
    Sessions,
    PasswordResets,
    ResetRequests,
    Me,
    DoorLimits,
    IdentityExpiry,
    { provide: Authenticator, useClass: AccountAuthenticator },
  ],
  exports: [Accounts, Authenticator],
})
export class IdentityModule {}
