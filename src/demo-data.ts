import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DEMO_ADMIN, DEMO_CANDIDATE, DEMO_COACHES, DEMO_PASSWORD, type DemoCoach } from './demo/demo-people';
import { Accounts } from './identity';
import { Clock } from './platform/clock/clock';
import { Database } from './platform/database/database';
import type { Role } from './platform/http/access';
import { DAY_MS } from './shared/time';

export interface DemoLogins {
  password: string;
  candidate: string;
  coach: string;
  admin: string;
}

interface Person {
  email: string;
  name: string;
  zone: string;
}

type Call = (method: 'GET' | 'PUT' | 'POST', url: string, body?: object) => Promise<Record<string, unknown>>;

/**
 * Loads the demo people through the public API, as they would do it themselves, so that demo data is never what the
 * product could not have made. Safe to repeat, also after a start that was killed half-way: who is complete is left
 * alone.
 */
export const loadDemoData = async (app: NestFastifyApplication): Promise<DemoLogins> => {
  const admin = await actAs(app, DEMO_ADMIN, ['admin']);
  await loadCandidate(await actAs(app, DEMO_CANDIDATE, ['candidate']));
  for (const coach of DEMO_COACHES) {
    await loadCoach(coach, await actAs(app, coach, ['candidate', 'coach']), admin, app.get(Clock).now());
  }
  return {
    password: DEMO_PASSWORD,
    candidate: DEMO_CANDIDATE.email,
    coach: DEMO_COACHES[0]?.email ?? '',
    admin: DEMO_ADMIN.email,
  };
};

const loadCandidate = async (call: Call): Promise<void> => {
  const { items } = await call('GET', '/v1/me/targets');
  if (Array.isArray(items) && items.length > 0) return;
  await call('PUT', '/v1/me/candidate-profile', DEMO_CANDIDATE.profile);
  await call('POST', '/v1/me/targets', DEMO_CANDIDATE.target);
};

const loadCoach = async (coach: DemoCoach, call: Call, admin: Call, now: Date): Promise<void> => {
  const { status, id } = await ownProfile(coach, call);
  if (status === 'draft') {
    const { items } = await call('GET', '/v1/me/coach/offerings');
    if (Array.isArray(items) && items.length === 0) {
      for (const offering of coach.offerings) await call('POST', '/v1/me/coach/offerings', offering);
    }
    await loadHours(coach, call, now);
    await call('POST', '/v1/me/coach/application');
  }
  if (!coach.waiting && (status === 'draft' || status === 'applied')) {
    await admin('POST', `/v1/admin/coaches/${String(id)}/decision`, { decision: 'publish' });
  }
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

/** A signed-in caller of our own API for this person, whose account is made when there is none. */
const actAs = async (app: NestFastifyApplication, person: Person, roles: Role[]): Promise<Call> => {
  const accounts = app.get(Accounts);
  const id =
    (await accounts.idOf(person.email)) ??
    (await app.get(Database).tx((tx) => accounts.create(tx, { ...person, password: DEMO_PASSWORD, roles })));
  const token = await accounts.issueAccessToken(id);
  return async (method, url, body) => {
    const answer = await app.inject({
      method,
      url,
      payload: body,
      headers: { authorization: `Bearer ${token}` },
    });
    if (answer.statusCode >= 300) {
      throw new Error(`demo data: ${method} ${url} for ${person.email}: ${answer.statusCode} ${answer.body}`);
    }
    return answer.body ? answer.json<Record<string, unknown>>() : {};
  };
};
