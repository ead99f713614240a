import { SandboxModule } from '../../local/sandbox.module';
import { DEMO_CANDIDATE, DEMO_PASSWORD } from '../../local/demo/demo-people';
import { Accounts } from '../../src/identity';
import { Database } from '../../src/platform/database/database';
import { useTestApp } from '../support/use-test-app';

describe('the demo people that one may be', () => {
  const app = useTestApp({}, { extras: [{ module: SandboxModule }] });

  const people = async () =>
    (await app.http().get('/sandbox/people').expect(200)).body as {
      password: string;
      people: { email: string; name: string; role: string }[];
      paymentsUrl: string | null;
    };

  it('are those who are there', async () => {
    expect((await people()).people).toEqual([]);
    const { email, name, zone } = DEMO_CANDIDATE;
    await app
      .get(Database)
      .tx((tx) =>
        app.get(Accounts).create(tx, { email, name, zone, roles: ['candidate'], password: DEMO_PASSWORD }),
      );
    const answer = await people();
    expect(answer.people).toMatchObject([{ email, name, role: 'candidate' }]);
    expect(answer.paymentsUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const login = { email: answer.people[0]?.email, password: answer.password };
    await app.http().post('/v1/logins').send(login).expect(201);
  });
});

describe('where there is no sandbox', () => {
  const app = useTestApp();

  it('there is nobody to be', async () => {
    await app.http().get('/sandbox/people').expect(404);
  });
});
