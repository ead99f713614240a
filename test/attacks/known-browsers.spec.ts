import { Accounts } from '../../src/identity';
import { loadConfig } from '../../src/platform/config/config';
import { useTestApp } from '../support/use-test-app';

const PASSWORD = 'correct horse battery staple';
const { limits } = loadConfig({});

const from = (address: string) => ({ 'X-Forwarded-For': address });

describe('a browser that its owner logged in with', () => {
  const app = useTestApp({ limits, trustedProxies: ['127.0.0.1'] });

  let network = 0;
  /** An address that no test has used yet. */
  const newClient = (): string => `198.51.100.${(network += 1)}`;
  const guess = (email: string, client: string, times: number) =>
    Promise.all(
      Array.from({ length: times }, (_, index) =>
        app
          .http()
          .post('/v1/logins')
          .set(from(client))
          .send({ email, password: `wrong password ${index}` }),
      ),
    );

  it('attack 20: guesses of the same network do not keep the owner out of the browser that they use', async () => {
    const [{ email }, { email: other }] = [await app.signUp(), await app.signUp()];
    const client = newClient();
    const inBrowser = (cookie: string, address: string, password: string) =>
      app
        .http()
        .post('/v1/logins')
        .set({ ...from(client), Cookie: cookie })
        .send({ email: address, password, cookie: true });
    const { headers } = await inBrowser('', email, PASSWORD).expect(201);
    const [, browser = ''] = /(greenroom-browser=[^;]+);/.exec(String(headers['set-cookie'])) ?? [];
    expect(browser).not.toBe('');

    await guess(email, client, 10);
    for (let batch = 0; batch < 10; batch += 1) await guess(`nobody-${batch}@example.test`, client, 10);
    for (const address of [email, other, 'nobody@example.test'])
      await inBrowser('', address, PASSWORD).expect(429);
    await inBrowser(browser, email, PASSWORD).expect(201);
    await inBrowser(browser, other, PASSWORD).expect(429);

    for (let time = 0; time < 10; time += 1) await inBrowser(browser, email, 'not my password').expect(401);
    await inBrowser(browser, email, PASSWORD).expect(429);
  });

  it('attack 20: who collected marks while they knew the password has no more guesses once it is a new one', async () => {
    const { email, accountId } = await app.signUp();
    const inBrowser = (client: string, cookie: string, password: string) =>
      app
        .http()
        .post('/v1/logins')
        .set({ ...from(client), Cookie: cookie })
        .send({ email, password, cookie: true });
    const marks: string[] = [];
    for (let time = 0; time < 3; time += 1) {
      const { headers } = await inBrowser(newClient(), '', PASSWORD).expect(201);
      marks.push(/(greenroom-browser=[^;]+);/.exec(String(headers['set-cookie']))?.[1] ?? '');
    }
    await app.database.tx((tx) => app.get(Accounts).endSessions(tx, accountId));

    const client = newClient();
    await guess(email, client, 10);
    for (const mark of marks) await inBrowser(client, mark, 'not my password').expect(429);
    await inBrowser(newClient(), marks[0] ?? '', PASSWORD).expect(201);
  });
});
