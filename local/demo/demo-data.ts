import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { actAs, type Call } from './act-as';
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
const loadSessions = async (app: NestFastifyApplication, candidate: Call, admin: Call): Promise<void> => {
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
const counterpartOf = async (coach: Call): Promise<Counterpart> => {
  const { id } = await coach('GET', '/v1/me/coach');
  const { items } = await coach('GET', '/v1/me/coach/offerings');
  const [offering] = items as { id: string }[];
  return { coachId: String(id), offeringId: String(offering?.id) };
};

const loadCandidate = async (call: Call): Promise<void> => {
  const { items } = await call('GET', '/v1/me/targets');
  if (Array.isArray(items) && items.length > 0) return;
  await call('PUT', '/v1/me/candidate-profile', DEMO_CANDIDATE.profile);
  await call('POST', '/v1/me/targets', DEMO_CANDIDATE.target);
};

const loadCoach = async (coach: DemoCoach, call: Call, admin: Call, now: Date): Promise<void> => {
  const { status, id, decisionReason } = await ownProfile(coach, call);
  if (status === 'draft') {
    const { items } = await call('GET', '/v1/me/coach/offerings');
    if (Array.isArray(items) && items.length === 0) {
      for (const offering of coach.offerings) await call('POST', '/v1/me/coach/offerings', offering);
    }
    await loadHours(coach, call, now);
    await call('POST', '/v1/me/coach/application');
  }
  if (status === 'draft' || (status === 'applied' && decisionReason === null))
    await decide(coach, admin, String(id));
};

/** What admins say of a first application. Whoever applies again is left to those who try the demo. */
const decide = async ({ application }: DemoCoach, admin: Call, coachId: string): Promise<void> => {
  if (application === 'waiting') return;
  const decision = application
    ? { decision: 'reject', reason: application.rejected }
    : { decision: 'publish' };
  await admin('POST', `/v1/admin/coaches/${coachId}/decision`, decision);
};

const loadHours = async (coach: DemoCoach, call: Call, now: Date): Promise<void> => {
  const { version } = await call('GET', '/v1/me/coach/availability');
  if (version === 0) {
    await call('PUT', '/v1/me/coach/availability', { zone: coach.zone, weekly: coach.weekly });
  }
  for (const { inDays, intervals } of coach.exceptions ?? []) {
    const date = new Date(now.getTime() + inDays * DAY_MS).toISOString().slice(0, 10);
    await call('PUT', `/v1/me/coach/availability/overrides/${date}`, { intervals });
  }
};

/** The coach's profile; written first when there is none yet or it is still a draft. */
const ownProfile = async (coach: DemoCoach, call: Call): Promise<Record<string, unknown>> => {
  const present = await call('GET', '/v1/me/coach').catch((): Record<string, unknown> => ({
    status: 'draft',
  }));
  return present.status === 'draft' ? call('PUT', '/v1/me/coach', coach.profile) : present;
};
