import { Accounts } from '../../../src/identity';
import type { Tx } from '../../../src/platform/database/database';
import { newId } from '../../../src/shared/ids';
import type { TestApp } from '../../support/app';
import { OFFERING, makeCoach } from '../../support/coaches';
import { copyAccount, copyRow } from '../../support/copies';
import { clientOf, type Client } from './client';

export const PASSWORD = 'correct horse battery staple';

/** One account of a history. Everybody is a candidate; the first ones are coaches too. */
export interface Person {
  name: string;
  accountId: string;
  email: string;
  token: string;
}

export interface CoachSupply {
  coachId: string;
  offeringId: string;
  minutes: number;
  priceMinor: number;
  currency: string;
}

/** The people of one history and the application they use. */
export interface World {
  app: TestApp;
  ask: Client;
  people: Person[];
  /** By the same index as `people`: coaches come first. */
  supply: CoachSupply[];
  admin: Person;
}

/** Rows from which the people of each history are copied: making an account hashes a password, which takes long. */
export interface Templates {
  app: TestApp;
  ask: Client;
  coaches: (CoachSupply & { accountId: string })[];
  admin: Person;
}

const OFFERINGS = [
  { ...OFFERING, minutes: 60, price: { amount: 12_000, currency: 'EUR' } },
  { ...OFFERING, minutes: 45, price: { amount: 9_901, currency: 'USD' } },
];
const CANDIDATES = 3;

export const makeTemplates = async (app: TestApp): Promise<Templates> => {
  const coaches: Templates['coaches'] = [];
  for (const offering of OFFERINGS) {
    const { accountId, coachId, offeringIds } = await makeCoach(app, { offerings: [offering] });
    const { minutes, price } = offering;
    const [offeringId = ''] = offeringIds;
    coaches.push({
      accountId,
      coachId,
      offeringId,
      minutes,
      priceMinor: price.amount,
      currency: price.currency,
    });
  }
  const admin = await app.signUp({ roles: ['admin'] });
  return { app, ask: clientOf(app.url), coaches, admin };
};

/** New people for one history: two coaches without hours, three candidates. */
export const makeWorld = async (templates: Templates): Promise<World> => {
  const { app, ask, coaches } = templates;
  const supply: CoachSupply[] = [];
  const accounts: { accountId: string; email: string }[] = [];
  await app.database.tx(async (tx) => {
    for (const template of coaches) {
      const account = await copyAccount(tx, template.accountId, ['candidate', 'coach']);
      accounts.push(account);
      supply.push(await copySupply(tx, template, account.accountId));
    }
    const [{ accountId: anyone } = { accountId: '' }] = coaches;
    for (let i = 0; i < CANDIDATES; i += 1) accounts.push(await copyAccount(tx, anyone, ['candidate']));
  });
  const issuer = app.get(Accounts);
  const people: Person[] = [];
  for (const [index, account] of accounts.entries()) {
    const name = index < coaches.length ? `coach ${index}` : `candidate ${index}`;
    people.push({ ...account, name, token: await issuer.issueAccessToken(account.accountId) });
  }
  const admin = { ...templates.admin, token: await issuer.issueAccessToken(templates.admin.accountId) };
  return { app, ask, people, supply, admin };
};

const copySupply = async (tx: Tx, template: CoachSupply, accountId: string): Promise<CoachSupply> => {
  const [coachId, offeringId] = [newId(), newId()];
  await copyRow(tx, 'coaches', template.coachId, { id: coachId, account_id: accountId });
  await copyRow(tx, 'offerings', template.offeringId, { id: offeringId, coach_id: coachId });
  const { minutes, priceMinor, currency } = template;
  return { coachId, offeringId, minutes, priceMinor, currency };
};
