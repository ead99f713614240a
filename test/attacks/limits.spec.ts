import { createApp } from '../../src/app';
import { Clock } from '../../src/platform/clock/clock';
import { loadConfig } from '../../src/platform/config/config';
import { keepServerLog } from '../support/server-log';
import type { TestApp } from '../support/app';
import { useTestApp } from '../support/use-test-app';

const PASSWORD = 'correct horse battery staple';
const PROXY = '127.0.0.1';
const { limits } = loadConfig({});

/** A caller behind our proxy, which writes down where the request came from. */
const from = (address: string) => ({ 'X-Forwarded-For': address });

describe('limits', () => {
  const app = useTestApp({ limits, trustedProxies: [PROXY] });

  let network = 0;
  /** An address that no test has used yet. */
  const newClient = (): string => `198.51.100.${(network += 1)}`;
  const logIn = (email: string, password: string, client: string) =>
    app.http().post('/v1/logins').set(from(client)).send({ email, password });
  const guess = async (email: string, client: string, times: number): Promise<number[]> => {
    const answers = await Promise.all(
      Array.from({ length: times }, (_, index) => logIn(email, `wrong password ${index}`, client)),
    );
    return answers.map(({ status }) => status).sort();
  };

  it('attack 20: the eleventh wrong password within 15 minutes is 429, also when all come at once', async () => {
    const { email } = await app.signUp();
    const client = newClient();
    expect(await guess(email, client, 13)).toEqual([...Array(10).fill(401), 429, 429, 429]);
    const refused = await logIn(email, PASSWORD, client);
    expect(refused.status).toBe(429);
    expect(refused.body.code).toBe('limit.reached');
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(14 * 60);
    expect(seconds).toBeLessThanOrEqual(15 * 60);
  });

  it('attack 20: the owner gets in from elsewhere meanwhile, and from there after Retry-After', async () => {
    const { email } = await app.signUp();
    const client = newClient();
    await guess(email, client, 11);
    expect((await logIn(email, PASSWORD, newClient())).status).toBe(201);
    const refused = await logIn(email, PASSWORD, client);
    const before = app.clock.now();
    // Counts are kept by the clock of the process, which goes on while ours stands: a second more on a slow machine.
    const seconds = Number(refused.headers['retry-after']) + 1;
    app.clock.set(new Date(before.getTime() + seconds * 1000));
    expect((await logIn(email, PASSWORD, client)).status).toBe(201);
    app.clock.set(before);
  });

  it('attack 20: an address without an account is limited the same way', async () => {
    const client = newClient();
    const unknown = 'nobody@example.test';
    expect(await guess(unknown, client, 12)).toEqual([...Array(10).fill(401), 429, 429]);
    const [known] = [await app.signUp()];
    await guess(known.email, client, 10);
    const answers = [await logIn(unknown, PASSWORD, client), await logIn(known.email, 'wrong', client)];
    const [first, second] = answers.map(({ status, body }) => ({ status, ...body, requestId: '' }));
    expect(first).toEqual(second);
  });

  it('attack 20: one password tried at many addresses from one client ends at 100', async () => {
    const client = newClient();
    const answers: number[] = [];
    for (let batch = 0; batch < 11; batch += 1)
      answers.push(
        ...(await Promise.all(
          Array.from({ length: 10 }, (_, index) =>
            logIn(`nobody-${batch}-${index}@example.test`, 'spring in the valley', client),
          ),
        ).then((all) => all.map(({ status }) => status))),
      );
    expect(answers.filter((status) => status === 401)).toHaveLength(100);
    expect(answers.slice(-10)).toEqual(Array(10).fill(429));
  });

  it('attack 20: a client that is over its limit uses up no other, nor does a narrow limit use up the wide one', async () => {
    const { email } = await app.signUp();
    const client = newClient();
    await guess(email, client, 60);
    await guess(email, client, 60);
    await logIn('somebody-else@example.test', 'wrong', client).expect(401);
    for (let batch = 0; batch < 9; batch += 1) await guess(`none-${batch}@example.test`, client, 10);
    const before = await countsOf('wrongPasswords:');
    await logIn('another@example.test', 'wrong', client).expect(429);
    expect(await countsOf('wrongPasswords:')).toBe(before);

    const asker = newClient();
    for (let time = 0; time < 60; time += 1) await askFor('password-resets', { email }, asker);
    await askFor('password-resets', { email: 'somebody-else@example.test' }, asker).expect(202);
  });
  const countsOf = async (prefix: string): Promise<number> => {
    const [row] = await app.database.query<{ counts: number }>(
      `SELECT count(*)::int AS counts FROM rate_limits WHERE starts_with(key, $1)`,
      [prefix],
    );
    return row?.counts ?? 0;
  };

  it('attack 20: the right password is never counted', async () => {
    const { email } = await app.signUp();
    const client = newClient();
    for (let time = 0; time < 12; time += 1) expect((await logIn(email, PASSWORD, client)).status).toBe(201);
  });

  it('attack 20: the count holds in another process, and keeps no address', async () => {
    const { email } = await app.signUp();
    const client = newClient();
    await guess(email, client, 10);
    const second = await secondProcess(app);
    const answer = await fetch(`${second.url}/v1/logins`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...from(client) },
      body: JSON.stringify({ email, password: PASSWORD }),
    });
    await second.close();
    expect(answer.status).toBe(429);
    const rows = await app.database.query<{ row: string }>(`SELECT r::text AS row FROM rate_limits r`);
    expect(rows.filter(({ row }) => row.includes(email) || row.includes(client))).toEqual([]);
  });

  const MAILS = [
    ['password-resets', (email: string) => ({ email })],
    ['accounts/confirmation', (email: string) => ({ email })],
    [
      'accounts',
      (email: string) => ({
        email,
        password: 'copper lantern on the quay',
        name: 'Noor',
        zone: 'Asia/Tokyo',
        termsAccepted: true,
      }),
    ],
  ] as const;
  const askFor = (path: string, body: object, client: string) =>
    app.http().post(`/v1/${path}`).set(from(client)).send(body);
  const mailsTo = async (email: string): Promise<{ kind: string; text: string }[]> => {
    await app.settle();
    return app.database.query(`SELECT kind, text_body AS text FROM mails WHERE to_address = $1 ORDER BY id`, [
      email,
    ]);
  };

  it.each(MAILS)(
    'attack 20: %s: one client makes us send five mails an hour to an address, known or not',
    async (path, bodyOf) => {
      const { email } = await app.signUp();
      for (const address of [email, `nobody-of-${path.replace('/', '-')}@example.test`]) {
        const client = newClient();
        for (let time = 0; time < 5; time += 1) await askFor(path, bodyOf(address), client).expect(202);
        const refused = await askFor(path, bodyOf(address), client).expect(429);
        expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3_500);
        await askFor(path, bodyOf('somebody-else@example.test'), client).expect(202);
      }
    },
  );

  it.each(MAILS)(
    'attack 20: %s: from everywhere together an address gets five mails an hour, and nobody is refused',
    async (path, bodyOf) => {
      const { email } = await app.signUp();
      for (let time = 0; time < 9; time += 1) {
        await askFor(path, bodyOf(email), newClient()).expect(202);
        await app.settle();
      }
      expect(await mailsTo(email)).toHaveLength(5);
    },
  );

  it('attack 20: changes of address: from all accounts together an address gets five mails an hour, known or not', async () => {
    const known = await app.signUp();
    const askForChange = ({ token }: { token: string }, email: string) =>
      app
        .http()
        .post('/v1/me/email-change')
        .set('Authorization', `Bearer ${token}`)
        .send({ email, password: PASSWORD });
    const answers: unknown[] = [];
    for (const target of ['flooded@example.test', known.email])
      for (let time = 0; time < 9; time += 1) {
        const { body } = await askForChange(await app.signUp(), target).expect(202);
        answers.push(body);
        await app.settle();
      }
    expect(new Set(answers.map((body) => JSON.stringify(body))).size).toBe(1);
    for (const target of ['flooded@example.test', known.email]) expect(await mailsTo(target)).toHaveLength(5);

    const own = await app.signUp();
    for (let time = 0; time < 5; time += 1) await askForChange(own, `own-${time}@example.test`).expect(202);
    await askForChange(own, 'own-5@example.test').expect(429);
    await askForChange(await app.signUp(), 'own-5@example.test').expect(202);
    expect(await mailsTo('own-5@example.test')).toHaveLength(1);
  });

  it('attack 20: sign-ups of strangers with an address do not keep its owner from a new password', async () => {
    const { email } = await app.signUp();
    for (let time = 0; time < 9; time += 1)
      await askFor('accounts', MAILS[2][1](email), newClient()).expect(202);
    await askFor('password-resets', { email }, newClient()).expect(202);
    const token = /token=([\w-]+)/.exec((await mailsTo(email)).at(-1)?.text ?? '')?.[1];
    const chosen = { token, password: 'chosen by the owner' };
    await app.http().post('/v1/password-resets/confirm').send(chosen).expect(200);
    expect((await logIn(email, chosen.password, newClient())).status).toBe(201);
  });

  it('attack 20: where strangers used up the mails of a reset, the last one works, and using it starts anew', async () => {
    const { email } = await app.signUp();
    const strangers = async () => {
      for (let time = 0; time < 7; time += 1) {
        await askFor('password-resets', { email }, newClient()).expect(202);
        await app.settle();
      }
    };
    await strangers();
    await askFor('password-resets', { email }, newClient()).expect(202);
    const before = app.clock.now();
    app.clock.advance({ minutes: 55 });
    const links = (await mailsTo(email)).map(({ text }) => /token=([\w-]+)/.exec(text)?.[1] ?? '');
    expect(links).toHaveLength(5);
    const confirm = (password: string, token = '') =>
      app.http().post('/v1/password-resets/confirm').send({ token, password });
    await confirm('chosen by the owner', links.at(-1)).expect(200);
    await askFor('password-resets', { email }, newClient()).expect(202);
    const again = (await mailsTo(email)).filter(({ kind }) => kind === 'account.reset_password');
    expect(again).toHaveLength(6);
    app.clock.set(before);
  });

  it('attack 20: who confirms an address gets a new password, whatever strangers asked for it before', async () => {
    const email = 'confirms-late@example.test';
    for (let time = 0; time < 2; time += 1)
      for (const [path, bodyOf] of MAILS)
        for (let ask = 0; ask < 4; ask += 1) {
          await askFor(path, bodyOf(email), newClient()).expect(202);
          await app.settle();
        }
    const [first] = await mailsTo(email);
    const token = /token=([\w-]+)/.exec(first?.text ?? '')?.[1] ?? '';
    const verified = await app.http().post('/v1/accounts/verify').send({ token });
    // A reset was asked for before there was an account; the first mail is that of the sign-up.
    expect(verified.status).toBe(200);
    await askFor('password-resets', { email }, newClient()).expect(202);
    expect((await mailsTo(email)).at(-1)?.kind).toBe('account.reset_password');
  });

  it('attack 20: who guesses at the door does not keep the owner from proving who they are inside', async () => {
    const { email, token } = await app.signUp();
    const client = newClient();
    await guess(email, client, 11);
    const look = (password: string) =>
      app
        .http()
        .post('/v1/me/export')
        .set({ ...from(client), Authorization: `Bearer ${token}` })
        .send({ password });
    await look(PASSWORD).expect(200);
    for (let time = 0; time < 10; time += 1) await look('not my password').expect(401);
    await look(PASSWORD).expect(429);
  });

  it('attack 20: inside, a session gets ten guesses from wherever it comes, and leaves another its own', async () => {
    const { email } = await app.signUp();
    const session = async (): Promise<string> =>
      (await logIn(email, PASSWORD, newClient()).expect(201)).body.accessToken;
    const [stolen, own] = [await session(), await session()];
    const look = (token: string, password: string, client: string) =>
      app
        .http()
        .post('/v1/me/export')
        .set({ ...from(client), Authorization: `Bearer ${token}` })
        .send({ password });
    for (let time = 0; time < 10; time += 1) await look(stolen, 'not my password', newClient()).expect(401);
    const client = newClient();
    await look(stolen, PASSWORD, client).expect(429);
    await look(own, PASSWORD, client).expect(200);
  });

  it('attack 20: a sign-up that is refused for its password counts for nothing', async () => {
    const email = 'somebody-new@example.test';
    const client = newClient();
    const signUp = (password: string) => askFor('accounts', { ...MAILS[2][1](email), password }, client);
    for (let time = 0; time < 6; time += 1) await signUp('password123').expect(422);
    for (let time = 0; time < 5; time += 1) await signUp('copper lantern on the quay').expect(202);
    await signUp('copper lantern on the quay').expect(429);
  });

  it('attack 71: behind a trusted proxy an invented hop before it does not evade the limit', async () => {
    const { email } = await app.signUp();
    const client = newClient();
    await guess(email, client, 10);
    for (const invented of ['203.0.113.9', '127.0.0.1', 'unknown', '::1'])
      expect((await logIn(email, PASSWORD, `${invented}, ${client}`)).status).toBe(429);
    expect((await logIn(email, PASSWORD, newClient())).status).toBe(201);
  });

  it('attack 71: within one IPv6 network another address does not evade the limit', async () => {
    const { email } = await app.signUp();
    await guess(email, '2001:db8:1:2::1', 10);
    expect((await logIn(email, PASSWORD, '2001:db8:1:2:ffff::7')).status).toBe(429);
    expect((await logIn(email, PASSWORD, '2001:db8:1:3::1')).status).toBe(201);
  });

  it('forgets counts that have ended', async () => {
    await guess('somebody@example.test', newClient(), 3);
    const before = app.clock.now();
    app.clock.advance({ hours: 2 });
    await app.settle();
    expect(await app.database.query(`SELECT 1 FROM rate_limits`)).toEqual([]);
    app.clock.set(before);
  });
});

describe('limits without a trusted proxy', () => {
  const app = useTestApp({ limits, requestsPerMinute: 60 });

  it('attack 71: whatever X-Forwarded-For says, the limits hold', async () => {
    const { email } = await app.signUp();
    const answers: number[] = [];
    for (let time = 1; time <= 12; time += 1)
      answers.push(
        (
          await app
            .http()
            .post('/v1/logins')
            .set({
              ...from(`203.0.113.${time}`),
              Forwarded: `for=203.0.113.${time}`,
              'X-Real-IP': '203.0.113.1',
            })
            .send({ email, password: 'wrong password' })
        ).status,
      );
    expect(answers).toEqual([...Array(10).fill(401), 429, 429]);
  });

  it('attack 71: nor does it give more requests in a minute; probes are not counted', async () => {
    const answers: { status: number; after: string | undefined }[] = [];
    for (let time = 1; time <= 70; time += 1) {
      const { status, headers } = await app
        .http()
        .get('/v1/packs')
        .set(from(`203.0.113.${time}`));
      answers.push({ status, after: headers['retry-after'] });
    }
    const { status, after } = answers.at(-1) ?? {};
    expect(status).toBe(429);
    expect(Number(after)).toBeGreaterThan(0);
    expect(answers.filter((answer) => answer.status === 200).length).toBeLessThan(60);
    await app.http().get('/health/live').expect(200);
  });
});

/** A second process of the same service: another application on the same database. */
const secondProcess = async ({
  config,
  get,
}: TestApp): Promise<{ url: string; close: () => Promise<void> }> => {
  const nest = await createApp({
    config: { ...config, databaseUrl: config.databaseUrl ?? '' },
    clock: get(Clock),
    logTo: keepServerLog,
  });
  await nest.listen(0, '127.0.0.1');
  return { url: await nest.getUrl(), close: () => nest.close() };
};
