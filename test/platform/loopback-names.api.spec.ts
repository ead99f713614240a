import { request as httpRequest } from 'node:http';
import { useTestApp } from '../support/use-test-app';

const PAGE = { Accept: 'text/html,application/xhtml+xml' };

describe('pages under another name of the same machine', () => {
  const app = useTestApp();
  const port = () => new URL(app.url).port;
  beforeAll(() => {
    app.config.publicUrl = `http://localhost:${port()}`;
  });
  const open = (host: string, path = '/verify-email?token=abc', headers: Record<string, string> = PAGE) =>
    app
      .http()
      .get(path)
      .set({ Host: host, ...headers });

  it.each(['127.0.0.1', '[::1]', '127.1.2.3'])('%s lead to the public one', async (name) => {
    const answer = await open(`${name}:${port()}`);
    expect(answer.status).toBe(307);
    expect(answer.headers.location).toBe(`http://localhost:${port()}/verify-email?token=abc`);
  });

  it('stay where they are under the public name', async () => {
    expect((await open(`localhost:${port()}`)).status).not.toBe(307);
  });

  it.each([
    ['another port, as behind a proxy', '127.0.0.1:1'],
    ['a name of elsewhere', 'evil.example'],
    ['no name at all', '::::'],
  ])('lead nowhere from %s', async (_title, host) => {
    expect((await open(host)).status).not.toBe(307);
  });

  it('are for people: programs are answered where they ask', async () => {
    const host = `127.0.0.1:${port()}`;
    expect((await open(host, '/v1/packs', { Accept: 'application/json' })).status).toBe(200);
    expect((await open(host, '/health/live', {})).status).toBe(200);
    const posted = await app
      .http()
      .post('/v1/logins')
      .set({ Host: host, ...PAGE })
      .send({});
    expect(posted.status).toBe(400);
  });

  it('lead to no other site, whatever the address says', async () => {
    const raw = (path: string): Promise<string | undefined> =>
      new Promise((resolve, reject) => {
        const sent = httpRequest(
          { host: '127.0.0.1', port: port(), path, headers: { Host: `127.0.0.1:${port()}`, ...PAGE } },
          (answer) => {
            answer.resume();
            resolve(answer.headers.location);
          },
        );
        sent.on('error', reject);
        sent.end();
      });
    for (const path of ['//evil.example/', '/\\evil.example', '/%0d%0aSet-Cookie:a=b'])
      expect(new URL((await raw(path)) ?? '').origin).toBe(`http://localhost:${port()}`);
    expect(await raw('http://evil.example/')).toBeUndefined();
  });
});
