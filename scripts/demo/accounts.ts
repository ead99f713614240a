import type { Schemas } from '../../client';
import { type Person, refused } from './people';
import type { Stage } from './stage';
import { expect } from './walk';

/** Chapter 1: two people sign up by mail and log in; the admin is there already. */
export const makeAccounts = async (stage: Stage): Promise<void> => {
  const { walk, candidate, coach, admin } = stage;
  walk.chapter('Accounts');
  await signUp(stage, candidate, {});
  await walk.step(`${candidate.name} cannot log in before the address is confirmed`, async () => {
    const { code } = await refused(candidate.logIn(), 401);
    return [undefined, `401 ${code}`];
  });
  await confirm(stage, candidate);
  await walk.step('A coach must agree not to use confidential questions of a former employer', async () => {
    const asked = coach.api.post('/v1/accounts', { body: { ...whoIs(coach), coach: true } });
    const { code, detail } = await refused(asked, 400, 'coach_terms.not_accepted');
    return [undefined, `400 ${code}: ${detail}`];
  });
  await signUp(stage, coach, { coach: true, coachTermsAccepted: true });
  await confirm(stage, coach);
  await walk.step('The admin of the demo data logs in', async () => {
    await admin.logIn();
    const me = await admin.api.get('/v1/me');
    expect(me.roles.includes('admin'), 'admin@demo.test is an admin');
    return [undefined, `${me.email}, roles ${me.roles.join(', ')}`];
  });
};

const whoIs = ({ email, password, name, zone }: Person): Schemas['SignUp'] => ({
  email,
  password,
  name,
  zone,
  termsAccepted: true,
});

const signUp = ({ walk }: Stage, person: Person, more: Partial<Schemas['SignUp']>): Promise<void> =>
  walk.step(`${person.name} signs up`, async () => {
    const body = { ...whoIs(person), ...more };
    const { response, data } = await person.api.send('post', '/v1/accounts', { body });
    expect(response.status === 202, `202, came ${response.status}`);
    return [undefined, `${response.status} ${data.message}`];
  });

const confirm = (stage: Stage, person: Person): Promise<void> =>
  stage.walk.step(`${person.name} follows the link of the mail and logs in`, async () => {
    const mail = await stage.mail(person, 'account.verify_email');
    const token = /[?&]token=([\w.~-]+)/.exec(mail.text)?.[1];
    expect(token, `a link with a token in "${mail.subject}"`);
    await person.api.post('/v1/accounts/verify', { body: { token } });
    await person.logIn();
    const me = await person.api.get('/v1/me');
    expect(me.email === person.email && me.zone === person.zone, 'the account is as signed up');
    return [undefined, `mail "${mail.subject}"; roles ${me.roles.join(', ')}, zone ${me.zone}`];
  });
