import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiProblem, byId, byVersion, type Client, clientAt, once } from '.';

interface Seen {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A server that keeps what it is asked and answers what it is told to. */
class Listening {
  readonly seen: Seen[] = [];
  answer = { status: 200, type: 'application/json; charset=utf-8', body: '{}' };
  headers: Record<string, string> = {};
  url = '';
  private readonly server = createServer((request, response) => void this.take(request, response));

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url, headers } = request;
    const body = Buffer.concat(await request.toArray()).toString('utf8');
    this.seen.push({ method, url, headers, body });
    response.writeHead(this.answer.status, { 'content-type': this.answer.type, ...this.headers });
    response.end(this.answer.body);
  }
}

describe('the client of the contract', () => {
  let server: Listening;
  let client: Client;
  beforeEach(async () => {
    server = new Listening();
    await server.start();
    client = clientAt(server.url, { token: 'of-ada' });
  });
  afterEach(() => server.stop());

  const problem = (members: object, status = 409, headers: Record<string, string> = {}): void => {
    const known = { type: 'about:blank', title: 'Conflict', status, requestId: 'r-1', ...members };
    server.answer = { status, type: 'application/problem+json; charset=utf-8', body: JSON.stringify(known) };
    server.headers = headers;
  };
  const booking = byId('b-1');
  const wish = { offeringId: 'o-1', startsAt: '2027-03-01T17:00:00Z' };
  const refusal = async (asked: Promise<unknown>): Promise<ApiProblem> =>
    asked.then(
      () => Promise.reject(new Error('it was not refused')),
      (error: unknown) => (error instanceof ApiProblem ? error : Promise.reject(error)),
    );

  it('fills in the address, says who asks and answers the body', async () => {
    server.answer.body = '{"id":"b-1","status":"held"}';
    const { status } = await client.get('/v1/bookings/{id}', byId('b/1'));
    expect(status).toBe('held');
    const [{ method, url, headers, body }] = server.seen as [Seen];
    expect([method, url, body]).toEqual(['GET', '/v1/bookings/b%2F1', '']);
    expect(headers.authorization).toBe('Bearer of-ada');
    expect(headers).not.toHaveProperty('content-type');
  });

  it('sends what is asked for as a query', async () => {
    await client.get('/v1/bookings', {
      params: { query: { limit: 5, kind: 'document', cursor: undefined } },
    });
    expect(server.seen[0]?.url).toBe('/v1/bookings?limit=5&kind=document');
  });

  it('sends a body as JSON with its idempotency key', async () => {
    server.answer.status = 201;
    const { response } = await client.send('post', '/v1/bookings', { ...once('key-of-ada'), body: wish });
    expect(response.status).toBe(201);
    const [{ headers, body }] = server.seen as [Seen];
    expect(headers).toMatchObject({ 'idempotency-key': 'key-of-ada', 'content-type': 'application/json' });
    expect(JSON.parse(body)).toEqual(wish);
  });

  it('sends the version that an edit began with', async () => {
    await client.put('/v1/bookings/{id}/self-grade', {
      ...byVersion('b-1', 7),
      body: { competencies: {}, principles: {} },
    });
    expect(server.seen[0]?.headers['if-match']).toBe('"7"');
  });

  it('sends a document as it is', async () => {
    await client.post('/v1/document-reviews/{id}/documents', {
      params: { path: { id: 'r-1' }, query: { name: 'resume.md' } },
      headers: { 'content-type': 'text/markdown' },
      body: '# Ada',
      bodySerializer: String,
    });
    expect(server.seen[0]).toMatchObject({
      url: '/v1/document-reviews/r-1/documents?name=resume.md',
      body: '# Ada',
    });
    expect(server.seen[0]?.headers['content-type']).toBe('text/markdown');
  });

  it('asks for the token each time, and sends none where there is none', async () => {
    const tokens = ['first', null];
    const later = clientAt(`${server.url}/`, { token: async () => tokens.shift() ?? null });
    await later.get('/v1/me');
    await later.get('/v1/packs');
    await clientAt(server.url).get('/v1/packs');
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer first',
      undefined,
      undefined,
    ]);
  });

  it('answers nothing where there is nothing', async () => {
    server.answer = { status: 204, type: 'text/plain', body: '' };
    expect(await client.delete('/v1/me/targets/{id}', byId('t-1'))).toBeUndefined();
  });

  it('throws the members of a problem document', async () => {
    const members = {
      code: 'slot.taken',
      detail: 'Somebody was first.',
      field: 'startsAt',
      nextSlots: ['x'],
    };
    problem(members, 409, { 'retry-after': '3' });
    const refused = await refusal(client.post('/v1/bookings', { ...once('key-of-ada'), body: wish }));
    expect(refused).toMatchObject({
      status: 409,
      code: 'slot.taken',
      detail: 'Somebody was first.',
      field: 'startsAt',
      requestId: 'r-1',
      retryAfter: 3,
      problem: members,
      message: 'POST /v1/bookings: 409 slot.taken: Somebody was first.',
    });
  });

  it('says null for what a problem document does not name', async () => {
    problem({ code: 'booking.not_found', detail: 'There is no such booking.' }, 404);
    const { field, retryAfter } = await refusal(client.get('/v1/bookings/{id}', booking));
    expect([field, retryAfter]).toEqual([null, null]);
  });

  it.each([
    ['a page of a proxy', 'text/html', '<h1>Bad Gateway</h1>', '<h1>Bad Gateway</h1>'],
    ['JSON of somebody else', 'application/json', '{"code":"theirs"}', '{"code":"theirs"}'],
    ['nothing', 'text/plain', '', ''],
  ])('throws the same error for %s', async (_what, type, body, detail) => {
    server.answer = { status: 502, type, body };
    const refused = await refusal(client.get('/v1/bookings/{id}', booking));
    expect(refused).toMatchObject({ status: 502, code: 'no_problem', detail, requestId: null });
  });

  it('knows no other addresses, parameters and answers than the contract', () => {
    const wrong = () => [
      // @ts-expect-error there is no such address
      client.get('/v1/bookings/{id}/nothing', booking),
      // @ts-expect-error the idempotency key is missing
      client.post('/v1/bookings', { body: wish }),
      // @ts-expect-error a body has no such member
      client.post('/v1/bookings', { ...once('key-of-ada'), body: { ...wish, nothing: 1 } }),
      // @ts-expect-error an answer has no such member
      client.get('/v1/me').then(({ nothing }) => nothing),
    ];
    expect(wrong).toBeInstanceOf(Function);
  });

  it('leaves what happens on the way to whoever sends', async () => {
    const statuses: number[] = [];
    const fetchTwice = async (request: Request): Promise<Response> => {
      statuses.push((await fetch(request.clone())).status);
      return fetch(request);
    };
    await clientAt(server.url, { fetch: fetchTwice }).post('/v1/logins', {
      body: { email: 'ada@example.test', password: 'practice makes progress' },
    });
    expect(statuses).toEqual([200]);
    expect(server.seen[0]?.body).toBe(server.seen[1]?.body);
  });

  it('does not come back with an answer when nobody listens', async () => {
    await server.stop();
    await expect(client.get('/v1/me')).rejects.toThrow(TypeError);
    await server.start();
  });
});
