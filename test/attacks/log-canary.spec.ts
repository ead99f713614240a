import { createServer, type Server, type Socket } from 'node:net';
import { makeCoach, type TestCoach } from '../support/coaches';
import { firstSlot, payFor } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

/** One marked secret of every kind. Each is long and occurs nowhere else. */
const SECRETS = {
  email: 'canary.mailbox@example.test',
  password: 'Canary-Password-7f3a',
  newPassword: 'Canary-Renewed-91bd',
  name: 'Canary Personname',
  notes: 'canary-practice-notes-5d20',
  resume: 'canary-resume-8c14',
  room: 'canary-meeting-room-2e71',
  idempotencyKey: 'canary-idempotency-key-44',
  signingSecret: 'canary-signing-secret-0123456789abcdef',
  stripeKey: 'sk_test_canary0123456789abcdef',
  webhookSecret: 'whsec_canary0123456789abcdef',
  smtpPassword: 'canary-smtp-password-61',
  metricsToken: 'canary-metrics-token-0123',
};

describe('what is logged, at the chattiest level', () => {
  const lines: string[] = [];
  /** Secrets that come about while the product is driven: tokens of every kind. */
  const made: Record<string, string> = {};
  let postOffice: Server;
  let coach: TestCoach;
  let token = '';
  let calls = 0;

  beforeAll(async () => {
    for (const stream of [process.stdout, process.stderr])
      jest.spyOn(stream, 'write').mockImplementation((chunk) => lines.push(String(chunk)) > 0);
    for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const)
      jest
        .spyOn(console, method)
        .mockImplementation((...parts) => void lines.push(parts.map(String).join(' ')));
    postOffice = await refusingPostOffice();
  });
  const app = useTestApp(
    () => {
      const { port } = postOffice.address() as { port: number };
      return {
        logLevel: 'trace',
        secret: SECRETS.signingSecret,
        metricsToken: SECRETS.metricsToken,
        mail: { smtpUrl: `smtp://canary:${SECRETS.smtpPassword}@127.0.0.1:${port}`, from: 'us@example.test' },
      };
    },
    { logTo: { write: (line) => void lines.push(line) } },
  );
  beforeAll(async () => {
    Object.assign(app.config.stripe, { secretKey: SECRETS.stripeKey });
    app.config.stripe.webhookSecrets.push(SECRETS.webhookSecret);
    coach = await makeCoach(app, {
      profile: { meetingRoomUrl: `https://meet.example.com/${SECRETS.room}` },
      weekly: [{ days: [0, 1, 2, 3, 4, 5, 6], start: '08:00', end: '20:00' }],
    });
  });
  afterAll(() => {
    jest.restoreAllMocks();
    postOffice.close();
  });

  const call = (method: 'get' | 'post' | 'patch', path: string, body?: object, bearer = token) =>
    app
      .http()
      [method](path)
      .set({
        'Idempotency-Key': `${SECRETS.idempotencyKey}-${(calls += 1)}`,
        ...(bearer && { Authorization: `Bearer ${bearer}` }),
      })
      .send(body);

  const mailedToken = async (kind: string): Promise<string> => {
    await app.settle();
    const [mail] = await app.database.query<{ text_body: string }>(
      `SELECT text_body FROM mails WHERE kind = $1 AND to_address = $2 ORDER BY id DESC LIMIT 1`,
      [kind, SECRETS.email],
    );
    return /token=([\w-]+)/.exec(mail?.text_body ?? '')?.[1] ?? '';
  };

  const becomeSomebody = async (): Promise<void> => {
    const { email, password, name } = SECRETS;
    const person = { email, password, name, zone: 'Europe/Paris', termsAccepted: true };
    await call('post', '/v1/accounts', person, '').expect(202);
    made.verifyToken = await mailedToken('account.verify_email');
    // The web application's page, which the API alone does not have: addresses are logged without what is behind the `?`.
    await app.http().get('/verify-email').query({ token: made.verifyToken }).expect(404);
    await call('post', '/v1/accounts/verify', { token: made.verifyToken }, '').expect(200);
    await call('post', '/v1/logins', { email, password: `${password}x` }, '').expect(401);
    await logIn(password);
    const renewed = await call('post', '/v1/logins/refresh', { refreshToken: made.refreshToken }, '').expect(
      201,
    );
    made.secondRefreshToken = renewed.body.refreshToken;
    await call('post', '/v1/password-resets', { email }, '').expect(202);
    made.resetToken = await mailedToken('account.reset_password');
    const reset = { token: made.resetToken, password: SECRETS.newPassword };
    await call('post', '/v1/password-resets/confirm', reset, '').expect(200);
    await logIn(SECRETS.newPassword);
  };

  const logIn = async (password: string): Promise<void> => {
    const { body } = await call('post', '/v1/logins', { email: SECRETS.email, password }, '').expect(201);
    made.refreshToken = body.refreshToken;
    token = body.accessToken;
    made.accessToken = token;
  };

  const wish = async () => ({
    offeringId: coach.offeringIds[0],
    startsAt: await firstSlot(app, coach),
    practice: { focus: SECRETS.notes, resumeUrl: `https://example.com/${SECRETS.resume}.pdf` },
  });

  const bookAndMeet = async (): Promise<void> => {
    const { body } = await call('post', '/v1/bookings', await wish()).expect(201);
    await payFor(app, body);
    const [{ url }] = (await app.database.query<{ url: string }>(
      `SELECT params->>'success_url' AS url FROM payment_commands WHERE params ? 'success_url' LIMIT 1`,
    )) as [{ url: string }];
    made.statusToken = new URL(url).searchParams.get('token') ?? '';
    await app.http().get(`/v1/bookings/${body.id}/card`).query({ token: made.statusToken }).expect(200);
    app.clock.set(new Date(new Date(body.startsAt).getTime() - 5 * 60_000));
    await logIn(SECRETS.newPassword);
    const { body: door } = await call('get', `/v1/bookings/${body.id}/join`);
    expect(JSON.stringify(door)).toContain(SECRETS.room);
  };

  /** Faults of the request, of the database with parameters in hand, of the provider, of the mail server, of ours. */
  const failInEveryWay = async (): Promise<void> => {
    await call('get', `/v1/bookings/${made.accessToken}`);
    await call('get', `/v1/bookings?cursor=${made.accessToken}&password=${SECRETS.password}`);
    await call('get', `/nowhere/${SECRETS.room}?token=${made.statusToken}`).expect(404);
    await app.http().get('/v1/me').set('Authorization', `Bearer ${made.accessToken}x`).expect(401);
    await app
      .http()
      .post('/v1/logins')
      .set('Content-Type', 'application/json')
      .send(`{"email":"${SECRETS.email}","password":"${SECRETS.password}"`)
      .expect(400);
    await app
      .http()
      .post('/v1/stripe/webhook')
      .set('Stripe-Signature', SECRETS.webhookSecret)
      .send({})
      .expect(400);
    await app.http().get('/metrics').set('Authorization', `Bearer ${SECRETS.metricsToken}`).expect(200);
    await withBrokenTable('bookings', async () => call('post', '/v1/bookings', await wish()).expect(500));
    await withBrokenTable('accounts', () => call('patch', '/v1/me', { name: SECRETS.name }).expect(500));
    await withRefusingTrigger(async () => call('post', '/v1/bookings', await wish()).expect(500));
    await expect(app.database.query('SELECT $1::uuid', [SECRETS.notes])).rejects.toThrow();
    await app.stripe.misbehave({
      answers: [
        { kind: 'fail_before', times: 3 },
        { kind: 'drop_after', times: 2 },
      ],
    });
    await call('post', '/v1/bookings', await wish());
    await app.settle();
  };

  const withBrokenTable = async (table: string, work: () => PromiseLike<unknown>): Promise<void> => {
    const column = table === 'bookings' ? 'practice' : 'name';
    await app.database.query(`ALTER TABLE ${table} RENAME COLUMN ${column} TO moved_away`);
    await work();
    await app.database.query(`ALTER TABLE ${table} RENAME COLUMN moved_away TO ${column}`);
  };

  /** An error that carries its row: the driver hands on DETAIL, and TypeORM the statement's parameters. */
  const withRefusingTrigger = async (work: () => PromiseLike<unknown>): Promise<void> => {
    await app.database.query(`ALTER TABLE bookings ADD CONSTRAINT nothing_goes CHECK (false) NOT VALID`);
    await work();
    await app.database.query(`ALTER TABLE bookings DROP CONSTRAINT nothing_goes`);
  };

  it('attack 78: no secret is in it, through success and failure of everything that carries one', async () => {
    await becomeSomebody();
    await bookAndMeet();
    await failInEveryWay();
    const log = lines.join('\n');
    const leaked = Object.entries({ ...SECRETS, ...made }).filter(([, secret]) => log.includes(secret));
    expect(leaked.map(([name, secret]) => `${name}: ${around(log, secret)}`)).toEqual([]);
    expect(Object.values(made).filter((secret) => secret.length < 16)).toEqual([]);
  });

  it('is not empty: requests, faults with their frames, payment commands and mails are there', () => {
    const entries = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Entry);
    const named = (msg: string) => entries.filter((entry) => entry.msg === msg);
    expect(named('request').length).toBeGreaterThan(20);
    expect(named('unexpected error').length).toBeGreaterThanOrEqual(3);
    expect(named('unexpected error').every(({ err, requestId }) => err?.stack && requestId)).toBe(true);
    expect(named('payment command').every(({ commandId, orderId }) => commandId && orderId)).toBe(true);
    expect(named('payment command').length).toBeGreaterThan(0);
    expect(named('a mail could not be sent; it will be tried again').length).toBeGreaterThan(0);
  });

  it('names the request, the caller, the booking and the route, never the address as it was called', () => {
    const requests = lines
      .filter((line) => line.includes('"msg":"request"'))
      .map((line) => JSON.parse(line) as Entry);
    const join = requests.find(({ route }) => route === '/v1/bookings/:id/join');
    expect(join).toMatchObject({ method: 'GET', status: 200, requestId: expect.any(String) });
    expect([join?.bookingId, join?.accountId].every((id) => /^[0-9a-f-]{36}$/.test(id ?? ''))).toBe(true);
    const booked = requests.find(({ route, status }) => route === '/v1/bookings' && status === 201);
    expect(booked?.bookingId).toBe(join?.bookingId);
    expect(requests.find(({ status }) => status === 404)?.route).toBe('none');
    expect(requests.filter(({ route }) => /[?&]|canary/.test(route ?? ''))).toEqual([]);
  });
});

interface Entry {
  msg: string;
  requestId?: string;
  accountId?: string;
  bookingId?: string;
  commandId?: string;
  orderId?: string;
  route?: string;
  status?: number;
  err?: { stack?: string };
}

/** Some text on both sides of the first place, for whoever has to find the leak. */
const around = (log: string, secret: string): string => {
  const at = log.indexOf(secret);
  return log.slice(Math.max(0, at - 150), at + secret.length + 50);
};

/** A mail server that repeats the address in its refusal, as many do. */
const refusingPostOffice = (): Promise<Server> => {
  const talk = (socket: Socket): void => {
    socket.on('error', () => undefined);
    socket.write('220 canary ESMTP\r\n');
    socket.on('data', (data) => {
      const text = data.toString();
      const refused = /^RCPT TO:(.*)$/im.exec(text);
      const greeting = /^EHLO/i.test(text) ? '250-canary\r\n250 AUTH PLAIN\r\n' : '250 ok\r\n';
      const answer = /^AUTH/i.test(text) ? '235 welcome\r\n' : greeting;
      socket.write(refused ? `550 5.1.1 ${refused[1]?.trim()} is unknown here\r\n` : answer);
    });
  };
  const server = createServer(talk);
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
};
