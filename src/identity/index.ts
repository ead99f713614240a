export { IdentityModule } from './identity.module';
export { Accounts } from './accounts.service';
export { ACCOUNT_STATES, AccountSearch } from './account-search.service';
export type { AccountQuery, FoundAccount } from './account-search.service';
export type { AccountProfile, NewAccount } from './accounts.service';
export { refuseForeignForm } from './same-origin';
