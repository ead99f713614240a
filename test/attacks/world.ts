import { Accounts } from '../../src/identity';
import type { TestAccount, TestApp } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { publishedCoach } from '../support/scenario';

/** Who may call: the columns of the policy table, in its order. */
export const ACTORS = [
  'anonymous',
  'otherCandidate',
  'otherCoach',
  'coach',
  'candidate',
  'admin',
  'suspended',
] as const;
export type Actor = (typeof ACTORS)[number];

/** Everybody whom the table speaks of. `coach` and `candidate` are those of the booking in question. */
export interface World {
  app: TestApp;
  otherCandidate: TestAccount;
  otherCoach: TestCoach;
  coach: TestCoach;
  candidate: TestAccount;
  admin: TestAccount;
  /** Holds all three roles, and a token from before the suspension. */
  suspended: TestAccount;
}

export const createWorld = async (app: TestApp): Promise<World> => {
  const admin = await app.signUp({ roles: ['admin'] });
  const suspended = await app.signUp({ roles: ['candidate', 'coach', 'admin'] });
  await app.database.tx((tx) =>
    app.get(Accounts).suspend(tx, suspended.accountId, admin.accountId, 'A complaint.'),
  );
  return {
    app,
    admin,
    suspended,
    otherCandidate: await app.signUp(),
    candidate: await app.signUp(),
    otherCoach: await publishedCoach(app, { name: 'Another coach' }),
    coach: await publishedCoach(app),
  };
};

/** The header with which an actor calls; none for who is anonymous. */
export const tokenOf = (world: World, actor: Actor): Record<string, string> =>
  actor === 'anonymous' ? {} : { Authorization: `Bearer ${world[actor].token}` };
