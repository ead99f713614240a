import { gzipSync } from 'node:zlib';
import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import {
  Egress,
  type ForeignLimits,
  type ForeignOutcome,
  type ForeignRequest,
} from '../../src/platform/egress/egress';
import { isForeignAddress } from '../../src/platform/egress/foreign-address';
import type { Names } from '../../src/platform/egress/names';
import { until } from '../support/until';
import { type ForeignServer, startForeign, startRaw } from './foreign-servers';

/** Plays an address in the outside world; everything else is looked at as in production. */
const OUTSIDE = '127.0.0.1';
/** Leads to this machine too, and is not permitted. */
const INSIDE = '127.0.0.2';
const ADDRESSES: Record<string, string[]> = {
  'outside.test': [OUTSIDE],
  'elsewhere.test': [OUTSIDE],
  'inside.test': [INSIDE],
  'mapped.test': ['::ffff:127.0.0.1'],
  'both.test': [OUTSIDE, INSIDE],
  localhost: [INSIDE],
};
const LIMITS: ForeignLimits = { maxBytes: 100_000, timeoutMs: 100_000, maxRedirects: 3 };
/** Over long before a slow machine is ready: whoever is never done is ended all the same. */
const SOON: ForeignLimits = { ...LIMITS, timeoutMs: 300 };

describe('calling a foreign address', () => {
  const servers: ForeignServer[] = [];
  let canary: ForeignServer;
  let asked: string[];
  beforeEach(async () => {
    asked = [];
    canary = await start(startForeign((_, response) => response.end('secrets of ours')));
  });
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()));
  });

  const start = async (starting: Promise<ForeignServer>): Promise<ForeignServer> => {
    const server = await starting;
    servers.push(server);
    return server;
  };
  const serve = (listener: RequestListener) => start(startForeign(listener));
  const talk = (talking: (socket: Socket) => void) => start(startRaw(talking));
  const names: Names = {
    addressesOf: async (name) => {
      asked.push(name);
      return ADDRESSES[name] ?? [];
    },
  };
  const permits = (address: string): boolean => address === OUTSIDE || isForeignAddress(address);
  const egress = new Egress(names, permits);

  const at = (server: ForeignServer, path = '/', host = 'outside.test') =>
    `http://${host}:${server.port}${path}`;
  const call = (url: string, limits = LIMITS, request?: ForeignRequest) =>
    egress.fetchForeign(url, limits, request);
  /** Why nothing came of it; never with a body, of which there may be much. */
  const reasonOf = async (calling: Promise<ForeignOutcome>): Promise<string> => {
    const outcome = await calling;
    return outcome.kind === 'failed' ? outcome.reason : `answered ${outcome.status}`;
  };
  /** Bodies as text. */
  const read = async (url: string, limits = LIMITS, request?: ForeignRequest) => {
    const outcome = await call(url, limits, request);
    return outcome.kind === 'answered' ? { ...outcome, body: outcome.body.toString() } : outcome;
  };

  it('answers what the server says, whatever its status is', async () => {
    const server = await serve((_, response) => response.writeHead(503, { etag: '"7"' }).end('later'));
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
    const server = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('BEGIN:VCALENDAR')),
    );
    expect(await read(at(server))).toMatchObject({ body: 'BEGIN:VCALENDAR' });
  });

  it('delivers a body', async () => {
    let arrived = '';
    const server = await serve((request, response) => {
      request.on('data', (piece: Buffer) => (arrived += piece.toString()));
      request.on('end', () => response.writeHead(204).end());
    });
    const headers = { 'content-type': 'application/json' };
    const outcome = await call(at(server), LIMITS, { method: 'POST', headers, body: '{"a":1}' });
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
        ADDRESSES['inside.test.'] = [INSIDE];
        expect(await reasonOf(call(at(canary, '/', host)))).toBe('address_refused');
        expect([asked, canary.connections]).toEqual([[host], 0]);
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
    const server = await serve((_, response) => response.end('once'));
    const url = at(server, '/', 'no-such-name.invalid');
    expect(await rebinding.fetchForeign(url, LIMITS)).toMatchObject({ kind: 'answered', status: 200 });
    expect(await reasonOf(rebinding.fetchForeign(url, LIMITS))).toBe('address_refused');
    expect([answers, server.connections]).toEqual([[], 1]);
  });

  describe('attack 61: redirects', () => {
    const sendingOn = (location: string | ((port: number) => string), status = 302) =>
      serve((_, response) => {
        const to = typeof location === 'string' ? location : location(canary.port);
        response.writeHead(status, { location: to }).end('ignored');
      });

    it.each(['inside.test', 'localhost', '127.0.0.2', '127.2', '[::1]', '[::ffff:7f00:2]', '0'])(
      'to %s are refused, and nothing reaches it',
      async (host) => {
        const server = await sendingOn((port) => `http://${host}:${port}/`);
        expect(await reasonOf(call(at(server)))).toBe('address_refused');
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
      expect(await reasonOf(call(at(server)))).toBe('redirect_refused');
    });

    it.each([301, 302, 303, 307, 308])(
      'with %i lead on, and each name on the way is asked',
      async (status) => {
        const server = await sendingOn((port) => `http://elsewhere.test:${port}/there`, status);
        expect(await read(at(server))).toMatchObject({
          body: 'secrets of ours',
          url: at(canary, '/there', 'elsewhere.test'),
        });
        expect(asked).toEqual(['outside.test', 'elsewhere.test']);
      },
    );

    it('end after as many as are allowed', async () => {
      const server = await sendingOn('/again');
      expect(await reasonOf(call(at(server), { ...LIMITS, maxRedirects: 3 }))).toBe('too_many_redirects');
      expect(server.asked).toHaveLength(4);
    });

    it('take no header to another origin, and no body anywhere', async () => {
      const server = await sendingOn((port) => `http://outside.test:${port}/`);
      const headers = { 'x-secret': 'of the first' };
      await call(at(server), LIMITS, { headers });
      expect([server.headers['x-secret'], canary.headers['x-secret']]).toEqual(['of the first', undefined]);
      const delivered = await reasonOf(call(at(server), LIMITS, { method: 'POST', body: '{}' }));
      expect([delivered, canary.connections]).toEqual(['redirect_refused', 1]);
    });

    it('without an address are an answer like others', async () => {
      const server = await serve((_, response) => response.writeHead(304).end());
      expect(await call(at(server))).toMatchObject({ kind: 'answered', status: 304 });
    });
  });

  describe('attack 62: whoever does not come to an end is ended', () => {
    /** Writes for as long as somebody listens. */
    const endless = (write: (piece: string) => boolean, gone: () => boolean, piece: string): void => {
      if (!gone()) setImmediate(() => (write(piece), endless(write, gone, piece)));
    };
    const isLeft = (server: ForeignServer) => until(() => server.open.size === 0, 'the connection is closed');

    it('a body that drips', async () => {
      const server = await serve((request, response) => {
        response.writeHead(200);
        endless(
          (piece) => response.write(piece),
          () => request.socket.destroyed,
          'x',
        );
      });
      expect(await reasonOf(call(at(server), { ...SOON, maxBytes: 1_000_000_000 }))).toBe('too_slow');
      await isLeft(server);
    });

    it('a body that stops', async () => {
      const server = await serve((_, response) => void response.writeHead(200).write('x'));
      expect(await reasonOf(call(at(server), SOON))).toBe('too_slow');
      await isLeft(server);
    });

    it('a body of many times what is allowed', async () => {
      const server = await serve((_, response) => {
        response.writeHead(200);
        Readable.from(Array<string>(2_000).fill('x'.repeat(10_000))).pipe(response);
      });
      expect(await reasonOf(call(at(server)))).toBe('too_large');
      await isLeft(server);
    });

    it('a body of as many bytes as are allowed is read, and of one more is not', async () => {
      const server = await serve((request, response) =>
        response.end('x'.repeat(Number(request.url?.slice(1)))),
      );
      expect(await call(at(server, '/100000'))).toMatchObject({ kind: 'answered', status: 200 });
      expect(await reasonOf(call(at(server, '/100001')))).toBe('too_large');
    });

    it('a small body that unpacks to a large one', async () => {
      const bomb = gzipSync(Buffer.alloc(20_000_000));
      expect(bomb.length).toBeLessThan(LIMITS.maxBytes);
      const server = await serve((_, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
      );
      expect(await reasonOf(call(at(server)))).toBe('too_large');
      await isLeft(server);
    });

    it('a large body that unpacks to nothing', async () => {
      const nothings = Buffer.concat(Array<Buffer>(10_000).fill(gzipSync('')));
      const headers = { 'content-encoding': 'gzip' };
      const server = await serve((_, response) => response.writeHead(200, headers).end(nothings));
      expect(await reasonOf(call(at(server)))).toBe('too_large');
      await isLeft(server);
    });

    it('headers without an end', async () => {
      const server = await talk((socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        endless(
          (piece) => socket.write(piece),
          () => socket.destroyed,
          `x-more: ${'y'.repeat(1_000)}\r\n`,
        );
      });
      expect(await reasonOf(call(at(server)))).toBe('unreadable');
      await isLeft(server);
    });

    it('a server that says nothing', async () => {
      const server = await talk((socket) => void socket.resume());
      expect(await reasonOf(call(at(server), SOON))).toBe('too_slow');
      await isLeft(server);
    });

    it('a name that nobody ever answers', async () => {
      const silent = new Egress({ addressesOf: () => new Promise(() => undefined) }, permits);
      expect(await reasonOf(silent.fetchForeign(at(canary), SOON))).toBe('too_slow');
    });
  });

  describe('attack 63: of a fault only its reason is answered', () => {
    const answering = (text: string) => talk((socket) => socket.once('data', () => socket.end(text)));

    it.each<[string, string, string]>([
      ['no HTTP', 'secret of another service\r\n\r\n', 'unreadable'],
      [
        'an unknown packing',
        'HTTP/1.1 200 OK\r\ncontent-encoding: br\r\ncontent-length: 1\r\n\r\nx',
        'unreadable',
      ],
      ['a packing in a packing', 'HTTP/1.1 200 OK\r\ncontent-encoding: gzip, gzip\r\n\r\nx', 'unreadable'],
      [
        'what is not packed as it says',
        'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\nsecret',
        'unreadable',
      ],
      ['a body that breaks off', 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nx', 'unreachable'],
      [
        'another protocol',
        'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
        'unreachable',
      ],
      ['nothing', '', 'unreachable'],
    ])('%s', async (_, text, reason) => {
      expect(await reasonOf(call(at(await answering(text))))).toBe(reason);
    });

    it('a packed body that breaks off', async () => {
      const half = gzipSync('x'.repeat(1_000)).subarray(0, 20);
      const server = await serve((_, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(half),
      );
      expect(await reasonOf(call(at(server)))).toBe('unreadable');
    });

    it.each([
      ['https://outside.test:PORT/', 'unreachable'],
      ['https://unknown.test/', 'name_unknown'],
      ['http://outside.test:25/', 'port_refused'],
      ['http://a:b@outside.test/', 'credentials_refused'],
      ['ftp://outside.test/', 'scheme_refused'],
      ['no url', 'url_invalid'],
    ])('%s', async (url, reason) => {
      expect(await reasonOf(call(url.replace('PORT', String(canary.port))))).toBe(reason);
    });

    it('a fault of our own is thrown', async () => {
      const faulty = new Egress({ addressesOf: () => Promise.reject(new TypeError('ours')) }, permits);
      await expect(faulty.fetchForeign(at(canary), LIMITS)).rejects.toThrow('ours');
    });
  });
});
