import { byId } from '../../client';
import { refused } from './people';
import { price, type Stage } from './stage';
import { expect } from './walk';

export interface Offer {
  coachId: string;
  offeringId: string;
  room: string;
  targetId: string;
}

const PRICE = { amount: 14_000, currency: 'EUR' };
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const PROFILE = {
  company: 'Amazon',
  roleTitle: 'Senior Technical Program Manager',
  levelTitle: 'L7',
  packKey: 'amazon-tpm',
  levelKey: 'l7',
  years: 11,
  interviewsConducted: 240,
  qualifications: ['bar_raiser' as const],
  languages: ['en', 'fr'],
  bio: 'Six years of loops. I ask for the number behind every claim, and then for the number behind that.',
  principles: ['ownership', 'dive-deep', 'deliver-results'],
  competencies: ['communication', 'delivery'],
};

/** Chapter 2: the candidate says what for, the coach applies, the admin vets, hours and an offering are set. */
export const makeSupply = async (stage: Stage, run: string): Promise<Offer> => {
  const targetId = await setTarget(stage);
  stage.walk.chapter('A coach');
  const room = `https://meet.greenroom.example/daniel-${run}`;
  const coachId = await writeProfile(stage, room);
  const offeringId = await sell(stage);
  await vet(stage, coachId);
  await setHours(stage);
  return { coachId, offeringId, room, targetId };
};

const setTarget = async ({ walk, candidate }: Stage): Promise<string> => {
  walk.chapter('What the candidate prepares for');
  await walk.step('Profile', async () => {
    const body = { headline: 'Programme manager in healthcare, moving to cloud', years: 7 };
    const profile = await candidate.api.put('/v1/me/candidate-profile', { body });
    expect(profile.headline === body.headline, 'the profile is kept');
    return [undefined, body.headline];
  });
  return walk.step('Target: Amazon TPM, L6', async () => {
    const body = { packKey: 'amazon-tpm', levelKey: 'l6', focusPrinciples: ['ownership', 'dive-deep'] };
    const target = await candidate.api.post('/v1/me/targets', { body });
    expect(target.levelKey === 'l6', 'the target is L6');
    return [target.id, `target ${target.levelKey}, focus ${body.focusPrinciples.join(', ')}`];
  });
};

const writeProfile = ({ walk, coach }: Stage, room: string): Promise<string> =>
  walk.step(`${coach.name} writes a profile; it says what an application still needs`, async () => {
    const own = await coach.api.put('/v1/me/coach', { body: { ...PROFILE, meetingRoomUrl: room } });
    expect(own.status === 'draft' && own.missing.length > 0, 'a draft that lacks an offering');
    return [own.id, `draft; missing: ${own.missing.map(({ field }) => field).join(', ')}`];
  });

const sell = ({ walk, coach }: Stage): Promise<string> =>
  walk.step('Offers a phone screen of 60 minutes', async () => {
    const body = { stageKey: 'tpm-phone-screen', minutes: 60, price: PRICE };
    const offering = await coach.api.post('/v1/me/coach/offerings', { body });
    expect(offering.price.amount === PRICE.amount, 'the price is kept');
    return [offering.id, `tpm-phone-screen, ${price(offering.price)}`];
  });

const vet = async ({ walk, coach, admin, candidate }: Stage, coachId: string): Promise<void> => {
  const decision = { ...byId(coachId), body: { decision: 'publish' as const } };
  await walk.step('Applies; nobody sees the profile yet', async () => {
    const own = await coach.api.post('/v1/me/coach/application');
    expect(own.status === 'applied', `status applied, came ${own.status}`);
    const asked = candidate.api.get('/v1/coaches/{id}', byId(coachId));
    const { code } = await refused(asked, 404, 'coach.not_found');
    return [undefined, `${own.status}; the candidate gets 404 ${code}`];
  });
  await walk.step('A coach cannot vet themselves', async () => {
    const { code } = await refused(coach.api.post('/v1/admin/coaches/{id}/decision', decision), 403);
    return [undefined, `403 ${code}`];
  });
  await walk.step('The admin reads the application and publishes', async () => {
    const seen = await admin.api.get('/v1/admin/coaches/{id}', byId(coachId));
    expect(seen.email === coach.email && seen.missing.length === 0, 'the application is complete');
    const decided = await admin.api.post('/v1/admin/coaches/{id}/decision', decision);
    expect(decided.status === 'published', `status published, came ${decided.status}`);
    return [undefined, decided.status];
  });
};

const setHours = async (stage: Stage): Promise<void> => {
  const { walk, coach } = stage;
  await stage.walk.step('The coach is told by mail', async () => {
    const mail = await stage.mail(coach, 'coach.published');
    return [undefined, `"${mail.subject}"`];
  });
  await walk.step(
    'Sets weekly hours in New York, with half-hour starts and ten minutes between',
    async () => {
      const body = {
        zone: coach.zone,
        weekly: [{ days: EVERY_DAY, start: '08:00', end: '18:00' }],
        rules: { intervalMinutes: 30, bufferAfterMinutes: 10 },
      };
      const hours = await coach.api.put('/v1/me/coach/availability', { body });
      expect(hours.version === 1 && hours.zone === coach.zone, 'the hours are kept');
      return [undefined, `every day 08:00 to 18:00 ${hours.zone}, version ${hours.version}`];
    },
  );
};
