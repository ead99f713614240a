import { Coaches } from '../../src/coaches';
import type { TestAccount, TestApp } from './app';

export interface TestCoach extends TestAccount {
  coachId: string;
  /** In the order of `offerings`. */
  offeringIds: string[];
}

export interface CoachWishes {
  name?: string;
  zone?: string;
  /** Members of the profile that differ from `COACH_PROFILE`. */
  profile?: Record<string, unknown>;
  offerings?: object[];
  /** Weekly hours in the coach's zone; none by default. */
  weekly?: { days: number[]; start: string; end: string }[];
  rules?: object;
  /** How far the coach has come; default published. */
  until?: 'draft' | 'applied' | 'published';
}

export const COACH_PROFILE = {
  company: 'Amazon',
  roleTitle: 'Principal Technical Program Manager',
  levelTitle: 'L7',
  packKey: 'amazon-tpm',
  levelKey: 'l7',
  years: 12,
  interviewsConducted: 250,
  qualifications: [] as string[],
  languages: ['en'],
  meetingRoomUrl: 'https://meet.example.com/secret-room',
  bio: 'Ran loops for six years.',
  principles: ['ownership', 'dive-deep'],
  competencies: ['communication'],
};

export const OFFERING = {
  stageKey: 'tpm-phone-screen',
  minutes: 60,
  price: { amount: 12000, currency: 'EUR' },
};

/** A coach made the way coaches are made: account, profile, offerings, application, decision, hours. */
export const makeCoach = async (app: TestApp, wishes: CoachWishes = {}): Promise<TestCoach> => {
  const { until = 'published', offerings = [OFFERING] } = wishes;
  const account = await app.signUp({ roles: ['coach'], name: wishes.name, zone: wishes.zone });
  const call = async (method: 'put' | 'post', path: string, body?: object): Promise<{ id: string }> => {
    const answer = await app
      .http()
      [method](`/v1/me/coach${path}`)
      .set('Authorization', `Bearer ${account.token}`)
      .send(body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body as { id: string };
  };
  const { id: coachId } = await call('put', '', { ...COACH_PROFILE, ...wishes.profile });
  const offeringIds: string[] = [];
  for (const offering of offerings) offeringIds.push((await call('post', '/offerings', offering)).id);
  if (until !== 'draft') await call('post', '/application');
  if (until === 'published') await publish(app, coachId);
  if (wishes.weekly)
    await call('put', '/availability', {
      zone: wishes.zone ?? 'Europe/Paris',
      weekly: wishes.weekly,
      ...(wishes.rules && { rules: wishes.rules }),
    });
  return { ...account, coachId, offeringIds };
};

const publish = async (app: TestApp, coachId: string): Promise<void> => {
  const admin = await app.signUp({ roles: ['admin'] });
  const coaches = app.get(Coaches);
  await app.database.tx((tx) => coaches.decide(tx, coachId, 'publish', null, admin.accountId));
};
