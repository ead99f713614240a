import { startTestApp } from '../support/app';
import { databasePrint } from '../support/database-print';
import { useTestApp } from '../support/use-test-app';
import { faultsOfProblem } from './problem-shape';
import { rawRequest, sendRaw } from './raw-http';

const app = useTestApp();

const JSON_TYPE = 'Content-Type: application/json';
const LOG_IN = JSON.stringify({ email: 'nobody@example.test', password: 'some wrong password' });
const post = (body: string, headers = [JSON_TYPE], path = '/v1/logins'): string =>
  rawRequest(`POST ${path} HTTP/1.1`, [...headers, `Content-Length: ${Buffer.byteLength(body)}`], body);
const codeOf = (body: string): string => (JSON.parse(body) as { code: string }).code;

const long = 'x'.repeat(20_000);
const REFUSED_BYTES: [string, string, number][] = [
  ['an unknown address', rawRequest('GET /v1/nope HTTP/1.1'), 404],
  ['the root', rawRequest('GET / HTTP/1.1'), 404],
  ['a method the address has not', rawRequest('DELETE /v1/coaches HTTP/1.1'), 405],
  ['TRACE', rawRequest('TRACE /v1/coaches HTTP/1.1'), 405],
  ['PROPFIND', rawRequest('PROPFIND /v1/coaches HTTP/1.1'), 405],
  ['OPTIONS', rawRequest('OPTIONS /v1/coaches HTTP/1.1'), 405],
  ['a method that does not exist', rawRequest('TRACK /v1/coaches HTTP/1.1'), 400],
  ['bytes that are no character', rawRequest('GET /v1/coaches/%ff HTTP/1.1'), 400],
  ['half an escape', rawRequest('GET /v1/% HTTP/1.1'), 400],
  ['an address that is too long', rawRequest(`GET /v1/coaches/${'x'.repeat(5_000)} HTTP/1.1`), 414],
  ['an address beyond all headers', rawRequest(`GET /v1/${long} HTTP/1.1`), 431],
  ['headers that are too large', rawRequest('GET /v1/coaches HTTP/1.1', [`X-Long: ${long}`]), 431],
  ['a path out of the root', rawRequest('GET /v1/../../etc/passwd HTTP/1.1'), 404],
  ['a path out of the pages', rawRequest('GET /docs/..%2f..%2fpackage.json HTTP/1.1'), 404],
  ['another protocol', 'HELO you\r\n\r\n', 400],
  ['bare line feeds', 'GET /v1/coaches HTTP/1.1\nHost: x\n\n', 400],
  ['no host', 'GET /v1/coaches HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  [
    'two lengths',
    rawRequest('POST /v1/logins HTTP/1.1', ['Content-Length: 5', 'Transfer-Encoding: chunked']),
    400,
  ],
  ['a negative length', rawRequest('POST /v1/logins HTTP/1.1', ['Content-Length: -1']), 400],
  ['an unknown expectation', rawRequest('GET /v1/coaches HTTP/1.1', ['Expect: 200-ok']), 417],
  ['no token', rawRequest('GET /v1/me HTTP/1.1'), 401],
  ['a token that is none', rawRequest('GET /v1/me HTTP/1.1', ['Authorization: Bearer x.y.z']), 401],
  ['an id that is none', rawRequest('GET /v1/coaches/1%27%20OR%201=1 HTTP/1.1'), 404],
];

describe('attack 74: an error is a problem document and nothing more', () => {
  it.each(REFUSED_BYTES)('attack 74: for %s', async (_, bytes, status) => {
    const answer = await sendRaw(app.url, bytes);
    expect(answer.status).toBe(status);
    expect(
      faultsOfProblem({ status, type: answer.headers['content-type'], body: unchunked(answer.body) }),
    ).toEqual([]);
    expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
  });
});

it('attack 74: a fault of our own tells nothing either', async () => {
  const { token } = await app.signUp();
  await app.database.query('ALTER TABLE candidate_profiles RENAME TO elsewhere');
  const answer = await sendRaw(
    app.url,
    rawRequest('GET /v1/me/candidate-profile HTTP/1.1', [`Authorization: Bearer ${token}`]),
  );
  await app.database.query('ALTER TABLE elsewhere RENAME TO candidate_profiles');
  expect([answer.status, codeOf(answer.body)]).toEqual([500, 'internal']);
  const faults = faultsOfProblem({ status: 500, type: answer.headers['content-type'], body: answer.body });
  expect(faults).toEqual(['code internal']);
});

/** The one answer that Node sends in pieces is one piece. */
const unchunked = (body: string): string => /^[0-9a-f]+\r\n(\{.*\})\r\n0/s.exec(body)?.[1] ?? body;

const WRONG_TYPES: [string, string[], string?][] = [
  ['none', []],
  ['text', ['Content-Type: text/plain']],
  ['a form', ['Content-Type: application/x-www-form-urlencoded']],
  ['a multipart form', ['Content-Type: multipart/form-data; boundary=x']],
  ['a longer name', ['Content-Type: application/jsonp']],
  ['a list', ['Content-Type: application/json, text/plain']],
  ['a parameter that is none', ['Content-Type: application/json; <script>']],
  ['two headers', ['Content-Type: text/plain', JSON_TYPE]],
  ['another encoding', ['Content-Type: application/json; charset=utf-16']],
  ['a packed body', [JSON_TYPE, 'Content-Encoding: gzip']],
  ['text, to an address written another way', ['Content-Type: text/plain'], '/%76%31/logins'],
  ['text, to a full address', ['Content-Type: text/plain'], 'http://localhost/v1/logins'],
];

const BAD_JSON: [string, string, string][] = [
  ['nothing', '', 'request.malformed'],
  ['a byte order mark', `\ufeff${LOG_IN}`, 'request.malformed'],
  ['a name twice', '{"email":"a@example.test","email":"b@example.test"}', 'request.duplicate_key'],
  [
    'a name twice, spelled differently',
    '{"email":"a@b.test","\\u0065mail":"b@b.test"}',
    'request.duplicate_key',
  ],
  ['something behind it', `${LOG_IN}{}`, 'request.malformed'],
  ['single quotes', "{'email':1}", 'request.malformed'],
  ['no number', '{"email":NaN}', 'request.malformed'],
  ['an open text', '{"email":"a', 'request.malformed'],
  ['null', 'null', 'request.malformed'],
  ['a text', '"x"', 'request.malformed'],
];

describe('attack 58: only JSON, written one way, is read', () => {
  it.each(WRONG_TYPES)('attack 58: content type %s is 415', async (...[, headers, path]) => {
    const answer = await sendRaw(app.url, post(LOG_IN, headers, path));
    expect([answer.status, codeOf(answer.body)]).toEqual([415, 'request.unsupported_media_type']);
  });

  it.each(BAD_JSON)('attack 58: %s is 400', async (_, body, code) => {
    const answer = await sendRaw(app.url, post(body));
    expect([answer.status, codeOf(answer.body)]).toEqual([400, code]);
    expect(faultsOfProblem({ status: 400, type: answer.headers['content-type'], body: answer.body })).toEqual(
      [],
    );
  });

  it('attack 58: bytes that are no UTF-8 are 400', async () => {
    const head = Buffer.from(rawRequest('POST /v1/logins HTTP/1.1', [JSON_TYPE, 'Content-Length: 14']));
    const body = Buffer.concat([Buffer.from('{"email":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    const answer = await sendRaw(app.url, Buffer.concat([head, body]));
    expect([answer.status, codeOf(answer.body)]).toEqual([400, 'request.malformed']);
  });

  it('attack 58: the same with charset=utf-8 is read', async () => {
    for (const type of ['application/json; charset=utf-8', 'application/JSON;charset="UTF-8"'])
      expect((await sendRaw(app.url, post(LOG_IN, [`Content-Type: ${type}`]))).status).toBe(401);
  });
});

describe('attack 45: a body reaches no prototype', () => {
  it.each([
    '{"__proto__":{"isAdmin":true}}',
    '{"\\u005f_proto__":{"isAdmin":true}}',
    '{"email":{"a":[{"__proto__":{"isAdmin":true}}]}}',
    '{"constructor":{"prototype":{"isAdmin":true}}}',
    '{"email":{"constructor":{"prototype":{"isAdmin":true}}}}',
  ])('attack 45: %s', async (body) => {
    const before = await databasePrint(app.database);
    const answer = await sendRaw(app.url, post(body));
    expect([answer.status, codeOf(answer.body)]).toEqual([400, 'request.malformed']);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect(await databasePrint(app.database)).toEqual(before);
  });

  it('attack 45: nor does a form, nor a query', async () => {
    const form = 'token=aaaaaaaaaaaaaaaaaaaaaaaa&__proto__[isAdmin]=1&constructor[prototype][isAdmin]=1';
    const answer = await sendRaw(
      app.url,
      post(form, ['Content-Type: application/x-www-form-urlencoded'], '/v1/logins'),
    );
    expect(answer.status).toBe(415);
    const query = rawRequest('GET /v1/coaches?__proto__[isAdmin]=1&constructor.prototype.isAdmin=1 HTTP/1.1');
    expect((await sendRaw(app.url, query)).status).toBe(400);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});

describe('attack 75: headers say what they must and no more', () => {
  const headersOf = async (line: string, headers: string[] = []) =>
    (await sendRaw(app.url, rawRequest(line, headers))).headers;

  it('attack 75: private answers are not kept, types not guessed, the server not named', async () => {
    const { token } = await app.signUp();
    const paths = ['/v1/me', '/v1/bookings', '/%76%31/me', 'http://localhost/v1/me', '/v1/nope'];
    for (const path of paths) {
      const headers = await headersOf(`GET ${path} HTTP/1.1`, [`Authorization: Bearer ${token}`]);
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
      for (const name of ['x-powered-by', 'server', 'via', 'access-control-allow-origin'])
        expect(headers).not.toHaveProperty(name);
    }
  });

  it('attack 75: no page runs a script of its own or stands in a frame of others', async () => {
    const headers = await headersOf('GET /reports/aaaaaaaaaaaaaaaaaaaaaaaa HTTP/1.1');
    expect(headers['content-security-policy']).toMatch(/(^|;)script-src 'self'(;|$)/);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer' });
  });

  it('attack 75: TRACE gives nothing back of what was sent', async () => {
    const answer = await sendRaw(
      app.url,
      rawRequest('TRACE /v1/me HTTP/1.1', ['Authorization: Bearer canary-0815']),
    );
    expect(answer.status).toBe(405);
    expect(answer.body).not.toContain('canary-0815');
  });

  it('attack 75: CONNECT opens no tunnel', async () => {
    expect((await sendRaw(app.url, rawRequest('CONNECT example.test:80 HTTP/1.1'))).status).toBe(0);
  });

  it('attack 75: browsers stay with https once they came by it, and not otherwise', async () => {
    expect(await headersOf('GET /v1/coaches HTTP/1.1')).not.toHaveProperty('strict-transport-security');
    const behindTls = await startTestApp({ publicUrl: 'https://greenroom.example' });
    const { headers } = await sendRaw(behindTls.url, rawRequest('GET /v1/coaches HTTP/1.1'));
    await behindTls.stop();
    expect(headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
  });
});
