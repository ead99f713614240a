import { Global, Module } from '@nestjs/common';
import { registerConstraintErrors } from '../platform/database/constraint-errors';
import { Authenticator } from '../platform/http/access';
import { unauthenticated } from '../shared/errors';
import { AccessTokens } from './access-tokens';
import { AccountAuthenticator } from './account-authenticator';
import { AccountRequests } from './account-requests.service';
import { AccountSearch } from './account-search.service';
import { accountErased, Accounts } from './accounts.service';
import { AddressChangesController } from './address-changes.controller';
import { AddressChanges } from './address-changes.service';
import { AddressMails } from './address.mails';
import { AddressOwners, emailInUse } from './address-owners';
import { ConfirmationLinks } from './confirmation-links.service';
import { DataExports } from './data-rights/data-exports.service';
import { DataRightsController } from './data-rights/data-rights.controller';
import { Erasures } from './data-rights/erasures.service';
import { DoorLimits } from './door-limits';
import { IdentityExpiry } from './expiry.service';
import { IdentityMails } from './identity.mails';
import { IdentityController } from './identity.controller';
import { LoginCookies } from './login-cookies';
import { LoginsController } from './logins.controller';
import { Logins } from './logins.service';
import { Me } from './me.service';
import { OneTimeTokens } from './one-time-tokens';
import { PasswordChanges } from './password-changes.service';
import { PasswordResets } from './password-resets.service';
import { Passwords } from './passwords';
import { ResetRequests } from './reset-requests.service';
import { SecondLook } from './second-look.service';
import { SessionsController } from './sessions.controller';
import { Sessions } from './sessions.service';
import { SignUps } from './sign-up.service';
import './personal-data';

registerConstraintErrors({
  accounts_erased_stays: () => unauthenticated('auth.invalid_token', 'The account was erased.'),
  accounts_erased_ck: accountErased,
  accounts_email_uq: emailInUse,
});

/** Global only for the guard, which asks it who is calling. */
@Global()
@Module({
  controllers: [
    IdentityController,
    AddressChangesController,
    SessionsController,
    LoginsController,
    DataRightsController,
  ],
  providers: [
    Passwords,
    AccessTokens,
    OneTimeTokens,
    IdentityMails,
    Accounts,
    AccountSearch,
    AccountRequests,
    ConfirmationLinks,
    AddressChanges,
    AddressMails,
    AddressOwners,
    SignUps,
    Sessions,
    Logins,
    LoginCookies,
    PasswordChanges,
    PasswordResets,
    ResetRequests,
    Me,
    DoorLimits,
    SecondLook,
    DataExports,
    Erasures,
    IdentityExpiry,
    { provide: Authenticator, useClass: AccountAuthenticator },
  ],
  exports: [Accounts, AccountSearch, Authenticator],
})
export class IdentityModule {}
