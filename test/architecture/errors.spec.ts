import { request as httpRequest } from 'node:http';
import { useTestApp } from '../support/use-test-app';

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

interface Sent {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };
const MAX_BODY_BYTES = 256 * 1024;

describe('errors at the HTTP edge', () => {
  const app = useTestApp();

  /** A raw request, so that nothing on our side mends what is wrong with it. */
  const send = ({ method = 'POST', path = '/v1/logins', headers = {}, body }: Sent): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const request = httpRequest(`${app.url}${path}`, { method, headers, agent: false }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers as Record<string, string>,
            body: text ? (JSON.parse(text) as Record<string, unknown>) : {},
          }),
        );
      });
      request.on('error', reject);
      request.end(body);
    });

  const cases: [string, number, string, Sent][] = [
    ['an unknown route', 404, 'route.not_found', { method: 'GET', path: '/v1/nothing-here' }],
    ['an unknown route outside the API', 404, 'route.not_found', { method: 'GET', path: '/nothing-here' }],
    ['a method that a route does not know', 405, 'method.not_allowed', { method: 'PUT' }],
    [
      'a method at a page outside the API',
      405,
      'method.not_allowed',
      { method: 'DELETE', path: '/health/live' },
    ],
    [
      'an address that cannot be decoded',
      400,
      'request.malformed',
      { method: 'GET', path: '/v1/packs/%E0%A4%A' },
    ],
    [
      'an over-long part of the address',
      414,
      'request.address_too_long',
      { method: 'GET', path: `/v1/packs/${'a'.repeat(300)}` },
    ],
    ['a body that is not JSON', 400, 'request.malformed', { headers: JSON_TYPE, body: '{"email": ' }],
    ['an empty body that says it is JSON', 400, 'request.malformed', { headers: JSON_TYPE }],
    ['no body where one is needed', 400, 'request.malformed', {}],
    ['a body that is a list', 400, 'request.malformed', { headers: JSON_TYPE, body: '[]' }],
    ['a body that is null', 400, 'request.malformed', { headers: JSON_TYPE, body: 'null' }],
    [
      'a content type that we do not take',
      415,
      'request.unsupported_media_type',
      { headers: { 'Content-Type': 'application/xml' }, body: '<email/>' },
    ],
    [
      'a form',
      415,
      'request.unsupported_media_type',
      { headers: { 'Content-Type': 'multipart/form-data; boundary=x' }, body: '--x--' },
    ],
    [
      'plain text',
      415,
      'request.unsupported_media_type',
      { headers: { 'Content-Type': 'text/plain' }, body: 'hello' },
    ],
    [
      'an encoded form',
      415,
      'request.unsupported_media_type',
      { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'email=a' },
    ],
    [
      'a content type that cannot be read',
      415,
      'request.unsupported_media_type',
      { headers: { 'Content-Type': 'nonsense' }, body: '{}' },
    ],
    [
      'a body over the limit',
      413,
      'request.too_large',
      { headers: JSON_TYPE, body: JSON.stringify({ email: 'x'.repeat(MAX_BODY_BYTES) }) },
    ],
    [
      '__proto__ in a body',
      400,
      'request.malformed',
      { headers: JSON_TYPE, body: '{"__proto__": {"admin": true}}' },
    ],
    [
      'constructor.prototype in a body',
      400,
      'request.malformed',
      { headers: JSON_TYPE, body: '{"constructor": {"prototype": {"admin": true}}}' },
    ],
    [
      'a member that the contract does not have',
      400,
      'request.malformed',
      { headers: JSON_TYPE, body: '{"email":"a@b.example","password":"x","admin":true}' },
    ],
    [
      'a query member that the contract does not have',
      400,
      'request.malformed',
      { method: 'GET', path: '/v1/packs?color=red' },
    ],
    ['a cursor that is not ours', 400, 'cursor.invalid', { method: 'GET', path: '/v1/packs?cursor=rubbish' }],
    ['an id that is none', 404, 'coach.not_found', { method: 'GET', path: '/v1/coaches/not-an-id' }],
    ['no token', 401, 'auth.required', { method: 'GET', path: '/v1/me' }],
    [
      'a token that is none',
      401,
      'auth.invalid_token',
      { method: 'GET', path: '/v1/me', headers: { Authorization: 'Bearer rubbish' } },
    ],
    [
      'another scheme than Bearer',
      401,
      'auth.required',
      { method: 'GET', path: '/v1/me', headers: { Authorization: 'Basic YTpi' } },
    ],
  ];

  it.each(cases)('%s answers %i with the code %s', async (_, status, code, sent) => {
    const answer = await send(sent);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({ type: expect.any(String), title: expect.any(String), status });
    expect(answer.body.detail).toEqual(expect.any(String));
    expect(answer.body.requestId).toBe(answer.headers['x-request-id']);
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\bat \w+ \(|\.ts:\d|stack/i);
  });

  it('forms still reach the pages outside the API', async () => {
    const answer = await send({
      path: '/account/nothing',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'a=b',
    });
    expect(answer.body.code).toBe('route.not_found');
  });

  it('a fault of ours shows nothing of itself', async () => {
    await app.database.query('ALTER TABLE accounts RENAME TO accounts_gone');
    try {
      const answer = await send({
        headers: JSON_TYPE,
        body: '{"email":"a@b.example","password":"xxxxxxxxxxxx"}',
      });
      expect(answer.body).toEqual({
        type: 'about:blank',
        title: expect.any(String),
        status: 500,
        code: 'internal',
        detail: expect.any(String),
        requestId: answer.headers['x-request-id'],
      });
    } finally {
      await app.database.query('ALTER TABLE accounts_gone RENAME TO accounts');
    }
  });

  it('the caller cannot choose the id of a request', async () => {
    const { headers } = await send({
      method: 'GET',
      path: '/v1/packs',
      headers: { 'X-Request-Id': 'mine', 'Request-Id': 'mine' },
    });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});
