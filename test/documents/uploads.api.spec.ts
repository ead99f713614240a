import type { Socket } from 'node:net';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfig } from '../../src/platform/config/config';
import type { TestAccount } from '../support/app';
import { until } from '../support/until';
import { useTestApp } from '../support/use-test-app';
import { DocumentReader } from '../../src/documents/document-reader.service';
import { as } from '../forms/forms-fixture';
import { head, wireClient } from '../support/wire-client';
import {
  begun,
  essay,
  ordered,
  paid,
  type Review,
  type DocumentCoach,
  documentCoach,
  upload,
} from './document-fixture';

/** As large as an upload may be at all: no refusal is for its size. */
const BYTES = 1_900_000;
/** What Node reads from a socket before it hears that nobody listens, and some more. */
const BEFORE_ANYBODY_LISTENS = 300_000;

describe('uploads', () => {
  const { http } = loadConfig({ NODE_ENV: 'test' });
  const app = useTestApp({ http: { ...http, headersMs: 2_000, requestMs: 2_000, checkEveryMs: 50 } });
  let coach: DocumentCoach;
  let review: Review;
  /** Bytes that the server took from each connection that has ended. */
  let taken: number[];
  beforeAll(async () => {
    coach = await documentCoach(app);
    review = await paid(app, coach);
    app.nest.getHttpServer().on('connection', (socket: Socket) => {
      socket.once('close', () => taken.push(socket.bytesRead));
    });
  });
  beforeEach(() => {
    taken = [];
  });

  const to = ({ id }: { id: string }): string => `POST /v1/document-reviews/${id}/documents`;
  const by = (who: TestAccount | null, type = 'text/plain'): Record<string, string> => ({
    'Content-Type': type,
    ...(who && { Authorization: `Bearer ${who.token}` }),
  });
  const lying = async (): Promise<unknown[]> => [
    ...(await readdir(join(app.config.dataDir, 'files')).catch(() => [])),
    ...(await app.database.query(`SELECT storage_key FROM stored_files WHERE forget_at IS NOT NULL`)),
  ];

  it.each<[string, () => Promise<string>, string]>([
    ['nobody', async () => head(to(review), by(null), BYTES), '401'],
    ['a token that is none', async () => head(to(review), by({ ...coach, token: 'x.y.z' }), BYTES), '401'],
    ['a coach', async () => head(to(review), by(coach), BYTES), '403'],
    ['a stranger', async () => head(to(review), by(await app.signUp()), BYTES), '404'],
    [
      'one who has not paid',
      async () => {
        const waiting = await ordered(app, coach);
        return head(to(waiting), by(waiting.candidate), BYTES);
      },
      '409',
    ],
    [
      'one who has sent it already',
      async () => {
        const done = await begun(app, coach);
        return head(to(done.review), by(done.review.candidate), BYTES);
      },
      '409',
    ],
    [
      'the right one, of a wrong type',
      async () => head(to(review), by(review.candidate, 'application/pdf'), BYTES),
      '415',
    ],
    ['the right one, but too large', async () => head(to(review), by(review.candidate), BYTES), '413'],
    ['nobody, in chunks', async () => head(to(review), by(null), null), '401'],
    [
      'a sender of events who does not sign',
      async () => head('POST /v1/stripe/webhook', { 'Content-Type': 'application/json' }, BYTES),
      '400',
    ],
    [
      'nobody, with another body',
      async () => head('PATCH /v1/me', { 'Content-Type': 'application/json' }, 200_000),
      '401',
    ],
  ])('of %s are refused before they are read', async (_, request, status) => {
    const sent = await request();
    taken = [];
    const client = await wireClient(app.url);
    client.write(sent);
    const piece = Buffer.alloc(50_000, 'word ');
    const chunk = Buffer.concat([Buffer.from('c350\r\n'), piece, Buffer.from('\r\n')]);
    for (let n = 0; n < BYTES / piece.length; n += 1) client.write(sent.includes('chunked') ? chunk : piece);
    await client.closed;
    await until(() => taken.length > 0, 'the server has closed the connection');
    expect(client.said().slice(9, 12)).toBe(status);
    expect(Math.max(...taken)).toBeLessThan(BEFORE_ANYBODY_LISTENS);
    expect(await lying()).toEqual(expect.not.arrayContaining([expect.stringContaining('partial')]));
  });

  describe('leave nothing half-written', () => {
    let before: unknown[];
    beforeEach(async () => {
      before = await lying();
    });
    const half = async (): Promise<Awaited<ReturnType<typeof wireClient>>> => {
      const client = await wireClient(app.url);
      client.write(head(to(review), by(review.candidate), 50_000));
      client.write(Buffer.alloc(20_000, 'word '));
      await until(async () => (await lying()).length > before.length, 'a part lies there');
      return client;
    };

    it('where the sender goes away', async () => {
      (await half()).leave();
      await until(async () => (await lying()).length === before.length, 'the part is gone');
    });

    it('where the sender is too slow', async () => {
      const client = await half();
      await client.closed;
      expect(client.said()).toMatch(/^HTTP\/1\.1 408 /);
      await until(async () => (await lying()).length === before.length, 'the part is gone');
    });

    it.each<[string, string | Buffer, number]>([
      ['where there is more than was agreed', 'word '.repeat(13_000), 413],
      ['where it is no text', Buffer.from([0xff, 0xfe]), 422],
      ['where it has too few words', essay(10), 422],
    ])('%s', async (_, content, status) => {
      await upload(app, review, review.candidate, content, 'text/plain').expect(status);
      expect(await lying()).toEqual(before);
      const client = await wireClient(app.url);
      client.write(head(to(review), { ...by(review.candidate), Connection: 'close' }, null));
      const bytes = Buffer.from(content);
      client.write(
        Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n0\r\n\r\n')]),
      );
      await client.closed;
      expect(client.said().slice(9, 12)).toBe(String(status));
      expect(await lying()).toEqual(before);
    });
  });

  it('of one account that wait to be looked into keep nobody else out', async () => {
    const other = await paid(app, coach);
    const own = await paid(app, coach);
    const { thread } = app.get(DocumentReader).thread;
    let goOn = (): void => undefined;
    thread['last'] = new Promise((resolve) => (goOn = () => resolve(null)));
    const send = (whose: Review) => upload(app, whose, whose.candidate, essay(500)).then((answer) => answer);
    const waiting = [send(own), send(own), send(own)];
    await until(() => thread['asked'] === 3, 'three documents of one person wait');
    const refused = await send(own);
    expect([refused.status, refused.body.code]).toEqual([429, 'document.too_many']);
    expect(refused.headers['retry-after']).toBe('5');
    const others = send(other);
    await until(() => thread['asked'] === 4, 'the document of another person waits');
    goOn();
    expect((await others).status).toBe(201);
    const statuses = (await Promise.all(waiting)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 409, 409]);
  });

  it('in pieces arrive whole', async () => {
    const text = essay(500);
    const pieces = text.match(/[^]{1,100}/g) ?? [];
    const client = await wireClient(app.url);
    client.write(head(to(review), { ...by(review.candidate), Connection: 'close' }, null));
    for (const piece of pieces) client.write(`${Buffer.byteLength(piece).toString(16)}\r\n${piece}\r\n`);
    client.write('0\r\n\r\n');
    await client.closed;
    expect(client.said()).toMatch(/^HTTP\/1\.1 201 /);
    const kept = await app
      .http()
      .get(`/v1/document-reviews/${review.id}/documents/1`)
      .set(as(review.candidate));
    expect(kept.text).toBe(text);
  });
});
