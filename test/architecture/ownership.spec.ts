import { Accounts } from '../../src/identity';
import { startTestApp, type TestAccount, type TestApp } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { databasePrint } from '../support/database-print';
import { addressOf, declaredRoutes, exampleBody, labelOf, operations, type Route } from '../support/routes';
import { bookAndPay, publishedCoach } from '../support/scenario';

/** Where an id names a thing of one person; what everybody or only admins may see is left out. */
const OWNED = ['/v1/bookings/:id', '/v1/forms/:id', '/v1/me/targets/:id', '/v1/me/coach/offerings/:id'];
const UUID = /[0-9a-f]{8}-[0-9a-f-]{27}/;

describe('things of other people', () => {
  let app: TestApp;
  let coach: TestCoach;
  let strangers: { candidate: TestAccount; coach: TestAccount };
  let ids: Record<string, string>;
  beforeAll(async () => {
    app = await startTestApp();
    coach = await publishedCoach(app);
    const booking = await bookAndPay(app, { coach });
    const target = await created('/v1/me/targets', booking.candidate);
    app.clock.set(booking.startsAt);
    coach.token = await app.get(Accounts).issueAccessToken(coach.accountId);
    ids = {
      '/v1/bookings/:id': booking.id,
      '/v1/forms/:id': await created(`/v1/bookings/${booking.id}/form`, coach),
      '/v1/me/targets/:id': target,
      '/v1/me/coach/offerings/:id': coach.offeringIds[0] ?? '',
    };
    strangers = {
      candidate: await app.signUp({ roles: ['candidate'] }),
      coach: await publishedCoach(app, { name: 'Another coach' }),
    };
  }, 60_000);
  afterAll(() => app.stop());

  const created = async (path: string, { token }: TestAccount): Promise<string> => {
    const body = exampleBody(app.nest, operations(app.nest).get(`POST ${path.replace(UUID, ':id')}`)) as
      object | undefined;
    const answer = await app.http().post(path).set('Authorization', `Bearer ${token}`).send(body);
    if (answer.status >= 300) throw new Error(`POST ${path}: ${answer.status} ${answer.text}`);
    return (answer.body as { id: string }).id;
  };

  const owned = (): { route: Route; id: string; asker: TestAccount }[] =>
    declaredRoutes(app.nest).flatMap((route) => {
      const prefix = OWNED.find((start) => route.path === start || route.path.startsWith(`${start}/`));
      if (!prefix || route.access?.kind === 'public') return [];
      return askers(route).map((asker) => ({ route, id: ids[prefix] ?? '', asker }));
    });

  const askers = ({ access }: Route): TestAccount[] =>
    access?.kind === 'roles'
      ? (['candidate', 'coach'] as const)
          .filter((role) => access.roles.includes(role))
          .map((role) => strangers[role])
      : [strangers.candidate, strangers.coach];

  it('each thing exists for its owner', async () => {
    const mine = await app
      .http()
      .get(`/v1/bookings/${ids['/v1/bookings/:id']}`)
      .set('Authorization', `Bearer ${coach.token}`);
    expect(mine.status).toBe(200);
    expect(owned().length).toBeGreaterThan(15);
    expect(OWNED.filter((prefix) => !owned().some(({ route }) => route.path.startsWith(prefix)))).toEqual([]);
  });

  it('each is not found by anybody else, on every route, and nothing happens', async () => {
    const before = await databasePrint(app.database);
    const documented = operations(app.nest);
    for (const { route, id, asker } of owned()) {
      const label = labelOf(route);
      const answer = await app
        .http()
        [route.method.toLowerCase() as 'post'](addressOf(route.path, id))
        .set({
          Authorization: `Bearer ${asker.token}`,
          'Idempotency-Key': `stranger ${label}`.replaceAll(' ', '-'),
        })
        .set('If-Match', '"1"')
        .send(exampleBody(app.nest, documented.get(label)) as object | undefined);
      expect({ label, asker: asker.name, status: answer.status }).toEqual({
        label,
        asker: asker.name,
        status: 404,
      });
    }
    expect(await databasePrint(app.database)).toEqual(before);
  });
});
