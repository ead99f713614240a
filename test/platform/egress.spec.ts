import { gzipSync } from 'node:zlib';
import { Egress } from '../../src/platform/egress/egress';
import { at, EgressStage, INSIDE, LIMITS, OUTSIDE, permits, reasonOf } from './egress-stage';
import type { ForeignServer } from './foreign-servers';

describe('calling a foreign address', () => {
  let stage: EgressStage;
  let canary: ForeignServer;
  beforeEach(async () => {
    stage = new EgressStage();
    canary = await stage.serve((_, response) => response.end('secrets of ours'));
  });
  afterEach(() => stage.stop());

  /** Bodies as text. */
  const read = async (url: string) => {
    const outcome = await stage.call(url);
    return outcome.kind === 'answered' ? { ...outcome, body: outcome.body.toString() } : outcome;
  };

  it('answers what the server says, whatever its status is', async () => {
    const server = await stage.serve((_, response) => response.writeHead(503, { etag: '"7"' }).end('later'));
    expect(await read(at(server, '/feed?key=1'))).toMatchObject({
      kind: 'answered',
      status: 503,
      headers: { etag: '"7"' },
      body: 'later',
      url: at(server, '/feed?key=1'),
    });
    expect(server.asked).toEqual(['GET /feed?key=1']);
    expect(server.headers).toMatchObject({ host: `outside.test:${server.port}`, 'user-agent': 'Greenroom' });
  });

  it('unpacks gzip', async () => {
    const server = await stage.serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('BEGIN:VCALENDAR')),
    );
    expect(await read(at(server))).toMatchObject({ body: 'BEGIN:VCALENDAR' });
  });

  it('delivers a body', async () => {
    let arrived = '';
    const server = await stage.serve((request, response) => {
      request.on('data', (piece: Buffer) => (arrived += piece.toString()));
      request.on('end', () => response.writeHead(204).end());
    });
    const headers = { 'content-type': 'application/json' };
    const outcome = await stage.call(at(server), LIMITS, { method: 'POST', headers, body: '{"a":1}' });
    expect(outcome).toMatchObject({ kind: 'answered', status: 204 });
    expect([arrived, server.headers['content-length'], server.asked]).toEqual(['{"a":1}', '7', ['POST /']]);
  });

  describe('attack 59: what leads inside is refused, and nothing reaches it', () => {
    it.each([
      ...[
        '127.0.0.1',
        '127.0.0.2',
        '127.1',
        '0',
        '0.0.0.0',
        '2130706433',
        '0x7f.1',
        '0177.0.0.1',
        '169.254.169.254',
      ],
      ...[
        '[::1]',
        '[::]',
        '[::ffff:127.0.0.1]',
        '[::127.0.0.1]',
        '[64:ff9b::7f00:1]',
        '[2002:7f00:1::]',
        '[fd00::1]',
      ],
      ...[
        '100.64.0.1',
        '198.18.0.1',
        '192.0.0.1',
        '10.0.0.1',
        '224.0.0.1',
        '255.255.255.255',
        '168.63.129.16',
      ],
    ])('%s in the URL, as the product is set up', async (host) => {
      const product = Egress.forProduction();
      const reason = await reasonOf(product.fetchForeign(`http://${host}:${canary.port}/`, LIMITS));
      expect([reason, canary.connections]).toEqual(['address_refused', 0]);
    });

    it.each(['inside.test', 'mapped.test', 'both.test', 'localhost', 'inside.test.'])(
      'the name %s',
      async (host) => {
        expect(await reasonOf(stage.call(at(canary, '/', host)))).toBe('address_refused');
        expect([stage.asked, canary.connections]).toEqual([[host], 0]);
      },
    );

    it('the canary answers whom it may', async () => {
      expect(await read(at(canary))).toMatchObject({ body: 'secrets of ours' });
      expect(canary.connections).toBe(1);
    });
  });

  it('attack 60: a name is asked once, and the connection goes where it led then', async () => {
    const answers = [[OUTSIDE], [INSIDE]];
    const rebinding = new Egress({ addressesOf: async () => answers.shift() ?? [] }, permits);
    const server = await stage.serve((_, response) => response.end('once'));
    const url = at(server, '/', 'no-such-name.invalid');
    expect(await rebinding.fetchForeign(url, LIMITS)).toMatchObject({ kind: 'answered', status: 200 });
    expect(await reasonOf(rebinding.fetchForeign(url, LIMITS))).toBe('address_refused');
    expect([answers, server.connections]).toEqual([[], 1]);
  });

  describe('attack 61: redirects', () => {
    const sendingOn = (location: string | ((port: number) => string), status = 302) =>
      stage.serve((_, response) => {
        const to = typeof location === 'string' ? location : location(canary.port);
        response.writeHead(status, { location: to }).end('ignored');
      });

    it.each(['inside.test', 'localhost', '127.0.0.2', '127.2', '[::1]', '[::ffff:7f00:2]', '0'])(
      'to %s are refused, and nothing reaches it',
      async (host) => {
        const server = await sendingOn((port) => `http://${host}:${port}/`);
        expect(await reasonOf(stage.call(at(server)))).toBe('address_refused');
        expect(canary.connections).toBe(0);
      },
    );

    it.each([
      'ftp://outside.test/',
      'file:///etc/passwd',
      'http://a:b@outside.test/',
      'http://outside.test:22/',
      'http://',
    ])('to %s are refused', async (location) => {
      const server = await sendingOn(location);
      expect(await reasonOf(stage.call(at(server)))).toBe('redirect_refused');
    });

    it.each([301, 302, 303, 307, 308])(
      'with %i lead on, and each name on the way is asked',
      async (status) => {
        const server = await sendingOn((port) => `http://elsewhere.test:${port}/there`, status);
        expect(await read(at(server))).toMatchObject({
          body: 'secrets of ours',
          url: at(canary, '/there', 'elsewhere.test'),
        });
        expect(stage.asked).toEqual(['outside.test', 'elsewhere.test']);
      },
    );

    it('end after as many as are allowed', async () => {
      const server = await sendingOn('/again');
      expect(await reasonOf(stage.call(at(server), { ...LIMITS, maxRedirects: 3 }))).toBe(
        'too_many_redirects',
      );
      expect(server.asked).toHaveLength(4);
    });

    it('take no header to another origin, and no body anywhere', async () => {
      const server = await sendingOn((port) => `http://outside.test:${port}/`);
      const headers = { 'x-secret': 'of the first' };
      await stage.call(at(server), LIMITS, { headers });
      expect([server.headers['x-secret'], canary.headers['x-secret']]).toEqual(['of the first', undefined]);
      const delivered = await reasonOf(stage.call(at(server), LIMITS, { method: 'POST', body: '{}' }));
      expect([delivered, canary.connections]).toEqual(['redirect_refused', 1]);
    });

    it('without an address are an answer like others', async () => {
      const server = await stage.serve((_, response) => response.writeHead(304).end());
      expect(await stage.call(at(server))).toMatchObject({ kind: 'answered', status: 304 });
    });
  });
});
