export { IdentityModule } from './identity.module';
export { Accounts } from './accounts.service';
export type { AccountProfile, NewAccount } from './accounts.service';
