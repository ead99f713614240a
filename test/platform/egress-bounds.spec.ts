import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { Egress, type ForeignLimits } from '../../src/platform/egress/egress';
import { until } from '../support/until';
import { at, EgressStage, LIMITS, permits, reasonOf } from './egress-stage';
import type { ForeignServer } from './foreign-servers';

/** Over long before a slow machine is ready: whoever is never done is ended all the same. */
const SOON: ForeignLimits = { ...LIMITS, timeoutMs: 300 };

describe('a foreign address that does harm', () => {
  let stage: EgressStage;
  let canary: ForeignServer;
  beforeEach(async () => {
    stage = new EgressStage();
    canary = await stage.serve((_, response) => response.end('secrets of ours'));
  });
  afterEach(() => stage.stop());

  describe('attack 62: whoever does not come to an end is ended', () => {
    /** Writes for as long as somebody listens. */
    const endless = (write: (piece: string) => boolean, gone: () => boolean, piece: string): void => {
      if (!gone()) setImmediate(() => (write(piece), endless(write, gone, piece)));
    };
    const isLeft = (server: ForeignServer) => until(() => server.open.size === 0, 'the connection is closed');

    it('a body that drips', async () => {
      const server = await stage.serve((request, response) => {
        response.writeHead(200);
        endless(
          (piece) => response.write(piece),
          () => request.socket.destroyed,
          'x',
        );
      });
      expect(await reasonOf(stage.call(at(server), { ...SOON, maxBytes: 1_000_000_000 }))).toBe('too_slow');
      await isLeft(server);
    });

    it('a body that stops', async () => {
      const server = await stage.serve((_, response) => void response.writeHead(200).write('x'));
      expect(await reasonOf(stage.call(at(server), SOON))).toBe('too_slow');
      await isLeft(server);
    });

    it('a body of many times what is allowed', async () => {
      const server = await stage.serve((_, response) => {
        response.writeHead(200);
        Readable.from(Array<string>(2_000).fill('x'.repeat(10_000))).pipe(response);
      });
      expect(await reasonOf(stage.call(at(server)))).toBe('too_large');
      await isLeft(server);
    });

    it('a body of as many bytes as are allowed is read, and of one more is not', async () => {
      const server = await stage.serve((request, response) =>
        response.end('x'.repeat(Number(request.url?.slice(1)))),
      );
      expect(await stage.call(at(server, '/100000'))).toMatchObject({ kind: 'answered', status: 200 });
      expect(await reasonOf(stage.call(at(server, '/100001')))).toBe('too_large');
    });

    it('a small body that unpacks to a large one', async () => {
      const bomb = gzipSync(Buffer.alloc(20_000_000));
      expect(bomb.length).toBeLessThan(LIMITS.maxBytes);
      const server = await stage.serve((_, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
      );
      expect(await reasonOf(stage.call(at(server)))).toBe('too_large');
      await isLeft(server);
    });

    it('a large body that unpacks to nothing', async () => {
      const nothings = Buffer.concat(Array<Buffer>(10_000).fill(gzipSync('')));
      const headers = { 'content-encoding': 'gzip' };
      const server = await stage.serve((_, response) => response.writeHead(200, headers).end(nothings));
      expect(await reasonOf(stage.call(at(server)))).toBe('too_large');
      await isLeft(server);
    });

    it('headers without an end', async () => {
      const server = await stage.talk((socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        endless(
          (piece) => socket.write(piece),
          () => socket.destroyed,
          `x-more: ${'y'.repeat(1_000)}\r\n`,
        );
      });
      expect(await reasonOf(stage.call(at(server)))).toBe('unreadable');
      await isLeft(server);
    });

    it('a server that says nothing', async () => {
      const server = await stage.talk((socket) => void socket.resume());
      expect(await reasonOf(stage.call(at(server), SOON))).toBe('too_slow');
      await isLeft(server);
    });

    it('a name that nobody ever answers', async () => {
      const silent = new Egress({ addressesOf: () => new Promise(() => undefined) }, permits);
      expect(await reasonOf(silent.fetchForeign(at(canary), SOON))).toBe('too_slow');
    });
  });

  describe('attack 63: of a fault only its reason is answered', () => {
    const answering = (text: string) => stage.talk((socket) => socket.once('data', () => socket.end(text)));

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
      expect(await reasonOf(stage.call(at(await answering(text))))).toBe(reason);
    });

    it('a packed body that breaks off', async () => {
      const half = gzipSync('x'.repeat(1_000)).subarray(0, 20);
      const server = await stage.serve((_, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(half),
      );
      expect(await reasonOf(stage.call(at(server)))).toBe('unreadable');
    });

    it.each([
      ['https://outside.test:PORT/', 'unreachable'],
      ['https://unknown.test/', 'name_unknown'],
      ['http://outside.test:25/', 'port_refused'],
      ['http://a:b@outside.test/', 'credentials_refused'],
      ['ftp://outside.test/', 'scheme_refused'],
      ['no url', 'url_invalid'],
    ])('%s', async (url, reason) => {
      expect(await reasonOf(stage.call(url.replace('PORT', String(canary.port))))).toBe(reason);
    });

    it('a fault of our own is thrown', async () => {
      const faulty = new Egress({ addressesOf: () => Promise.reject(new TypeError('ours')) }, permits);
      await expect(faulty.fetchForeign(at(canary), LIMITS)).rejects.toThrow('ours');
    });
  });
});
