import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { byId, type Client, type Schemas } from '../../client';
import { actAs } from './act-as';
import {
  DEMO_ADMIN,
  DEMO_CANDIDATE,
  DEMO_COACHES,
  DEMO_PASSWORD,
  DEMO_REJECTED,
  type DemoCoach,
} from './demo-people';
import { loadReview, loadDocumentOfferings } from './demo-review';
import { type Counterpart, DemoSessions } from './demo-sessions';
import { FORGOTTEN_SESSION } from './demo-story';
import { loadTemplateDraft } from './demo-templates';
import { Clock } from '../../src/platform/clock/clock';
import { DAY_MS } from '../../src/shared/time';

export interface DemoLogins {
  password: string;
  candidate: string;
  coach: string;
  admin: string;
  /** Applied as a coach and was rejected. */
  rejected: string;
}

/**
 * Loads the demo people through the public API, as they would do it themselves, so that demo data is never what the
 * product could not have made. Safe to repeat, also after a start that was killed half-way: who is complete is left
 * alone.
 */
export const loadDemoData = async (app: NestFastifyApplication): Promise<DemoLogins> => {
  const admin = await actAs(app, DEMO_ADMIN, ['admin']);
  const candidate = await actAs(app, DEMO_CANDIDATE, ['candidate']);
  await loadCandidate(candidate);
  for (const coach of DEMO_COACHES) {
    await loadCoach(coach, await actAs(app, coach, ['candidate', 'coach']), admin, app.get(Clock).now());
  }
  await loadSessions(app, candidate, admin);
  await loadTemplateDraft(admin);
  return {
    password: DEMO_PASSWORD,
    candidate: DEMO_CANDIDATE.email,
    coach: DEMO_COACHES[0]?.email ?? '',
    admin: DEMO_ADMIN.email,
    rejected: DEMO_REJECTED.email,
  };
};

/** With the first coach, whose login the terminal shows, and one who forgets a form. */
const loadSessions = async (app: NestFastifyApplication, candidate: Client, admin: Client): Promise<void> => {
  const [first] = DEMO_COACHES;
  const forgetful = DEMO_COACHES.find(({ email }) => email === FORGOTTEN_SESSION.coach);
  if (!first || !forgetful) return;
  const coach = await actAs(app, first, ['candidate', 'coach']);
  const other = await actAs(app, forgetful, ['candidate', 'coach']);
  const counterpart = await counterpartOf(coach);
  const sessions = new DemoSessions(app, app.get(Clock), candidate, coach, admin);
  await sessions.load(counterpart, await counterpartOf(other));
  await loadDocumentOfferings(coach);
  await loadReview(app, candidate, counterpart.coachId);
};

/** A coach with the first thing they sell. */
const counterpartOf = async (coach: Client): Promise<Counterpart> => {
  const { id } = await coach.get('/v1/me/coach');
  const [offering] = (await coach.get('/v1/me/coach/offerings')).items;
  return { coachId: id, offeringId: String(offering?.id) };
};

const loadCandidate = async (api: Client): Promise<void> => {
  const { items } = await api.get('/v1/me/targets');
  if (items.length > 0) return;
  await api.put('/v1/me/candidate-profile', { body: DEMO_CANDIDATE.profile });
  await api.post('/v1/me/targets', { body: DEMO_CANDIDATE.target });
};

const loadCoach = async (coach: DemoCoach, api: Client, admin: Client, now: Date): Promise<void> => {
  const { status, id, decisionReason } = await ownProfile(coach, api);
  if (status === 'draft') {
    const { items } = await api.get('/v1/me/coach/offerings');
    if (items.length === 0) {
      for (const offering of coach.offerings) await api.post('/v1/me/coach/offerings', { body: offering });
    }
    await loadHours(coach, api, now);
    await api.post('/v1/me/coach/application');
  }
  if (status === 'draft' || (status === 'applied' && decisionReason === null)) await decide(coach, admin, id);
};

/** What admins say of a first application. Whoever applies again is left to those who try the demo. */
const decide = async ({ application }: DemoCoach, admin: Client, coachId: string): Promise<void> => {
  if (application === 'waiting') return;
  const body: Schemas['CoachDecision'] = application
    ? { decision: 'reject', reason: application.rejected }
    : { decision: 'publish' };
  await admin.post('/v1/admin/coaches/{id}/decision', { ...byId(coachId), body });
};

const loadHours = async (coach: DemoCoach, api: Client, now: Date): Promise<void> => {
  const { version } = await api.get('/v1/me/coach/availability');
  if (version === 0) {
    await api.put('/v1/me/coach/availability', { body: { zone: coach.zone, weekly: coach.weekly } });
  }
  for (const { inDays, intervals } of coach.exceptions ?? []) {
    const date = new Date(now.getTime() + inDays * DAY_MS).toISOString().slice(0, 10);
    const override = { params: { path: { date } }, body: { intervals } };
    await api.put('/v1/me/coach/availability/overrides/{date}', override);
  }
};

/** The coach's profile; written first when there is none yet or it is still a draft. */
const ownProfile = async (coach: DemoCoach, api: Client): Promise<Schemas['OwnCoachProfile']> => {
  const present = await api.get('/v1/me/coach').catch(() => null);
  return !present || present.status === 'draft' ? api.put('/v1/me/coach', { body: coach.profile }) : present;
};
