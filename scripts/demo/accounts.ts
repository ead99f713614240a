import { call, type Person } from './people';
import type { Stage } from './stage';
import { expect } from './walk';

interface Me {
  email: string;
  roles: string[];
  zone: string;
}

/** Chapter 1: two people sign up by mail and log in; the admin is there already. */
export const makeAccounts = async (stage: Stage): Promise<void> => {
  const { walk, candidate, coach, admin } = stage;
  walk.chapter('Accounts');
  await signUp(stage, candidate, {});
  await walk.step(`${candidate.name} cannot log in before the address is confirmed`, async () => {
    const { code } = await candidate.refused(401, null, 'POST', '/v1/logins', {
      body: { email: candidate.email, password: candidate.password },
    });
    return [undefined, `401 ${code}`];
  });
  await confirm(stage, candidate);
  await walk.step('A coach must agree not to use confidential questions of a former employer', async () => {
    const { code, detail } = await coach.refused(400, 'coach_terms.not_accepted', 'POST', '/v1/accounts', {
      body: { ...whoIs(coach), coach: true },
    });
    return [undefined, `400 ${code}: ${detail}`];
  });
  await signUp(stage, coach, { coach: true, coachTermsAccepted: true });
  await confirm(stage, coach);
  await walk.step('The admin of the demo data logs in', async () => {
    await admin.logIn();
    const me = await admin.get<Me>('/v1/me');
    expect(me.roles.includes('admin'), 'admin@demo.test is an admin');
    return [undefined, `${me.email}, roles ${me.roles.join(', ')}`];
  });
};

const whoIs = ({ email, password, name, zone }: Person) => ({
  email,
  password,
  name,
  zone,
  termsAccepted: true,
});

const signUp = ({ walk }: Stage, person: Person, more: object): Promise<void> =>
  walk.step(`${person.name} signs up`, async () => {
    const { status, body } = await person.ask<{ message: string }>('POST', '/v1/accounts', {
      body: { ...whoIs(person), ...more },
      expected: 202,
    });
    return [undefined, `${status} ${body.message}`];
  });

const confirm = (stage: Stage, person: Person): Promise<void> =>
  stage.walk.step(`${person.name} follows the link of the mail and logs in`, async () => {
    const mail = await stage.mail(person, 'account.verify_email');
    const token = /[?&]token=([\w.~-]+)/.exec(mail.text)?.[1];
    expect(token, `a link with a token in "${mail.subject}"`);
    await call(`${stage.url}/v1/accounts/verify`, 'POST', { body: { token } });
    await person.logIn();
    const me = await person.get<Me>('/v1/me');
    expect(me.email === person.email && me.zone === person.zone, 'the account is as signed up');
    return [undefined, `mail "${mail.subject}"; roles ${me.roles.join(', ')}, zone ${me.zone}`];
  });
