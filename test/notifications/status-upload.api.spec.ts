import type { Socket } from 'node:net';
import { documentPath } from '../../src/bookings';
import { StatusDoors } from '../../src/notifications/status-page/status-doors.service';
import { DocumentUploads } from '../../src/documents';
import { unavailable } from '../../src/shared/errors';
import { as } from '../forms/forms-fixture';
import { ACCOUNT_PASSWORD } from '../support/accounts';
import { databasePrint } from '../support/database-print';
import { bookAndPay, publishedCoach } from '../support/scenario';
import { until } from '../support/until';
import { useTestApp } from '../support/use-test-app';
import { head, wireClient } from '../support/wire-client';
import {
  essay,
  ordered,
  paid,
  read,
  received,
  type Review,
  type DocumentCoach,
  documentCoach,
  reviewed,
} from '../documents/document-fixture';
import { mailsAbout } from './mailbox';
import { pageOf, textOf, tokenOf } from './status-fixture';

/** What Node reads from a socket before it hears that nobody listens, and some more. */
const BEFORE_ANYBODY_LISTENS = 300_000;

describe('the upload on a status page', () => {
  const app = useTestApp({}, { check: 'after each test' });
  let coach: DocumentCoach;
  let review: Review;
  beforeAll(async () => {
    coach = await documentCoach(app);
  });
  beforeEach(async () => {
    review = await paid(app, coach);
  });

  const own = () => ({ Origin: new URL(app.config.publicUrl).origin });
  const pathOf = (of: { id: string }, side: 'candidate' | 'coach' = 'candidate') =>
    documentPath(of.id, app.config.secret, side);
  const post = (path: string, headers: Record<string, string> = own()) =>
    app.http().post(path).redirects(0).set(headers);
  const send = (
    of: { id: string },
    content: string | Buffer,
    name = 'essay.md',
    headers: Record<string, string> = own(),
  ) => post(pathOf(of), headers).attach('document', Buffer.from(content), name);
  const page = (side: 'candidate' | 'coach' = 'candidate') => pageOf(app, review.id, side);

  it('takes what the API takes, and leads back to the page, which says that it came', async () => {
    const before = await page();
    expect(before).toContain('What to write about: ');
    expect(before).toContain('Upload your document');
    const answer = await send(review, essay(500)).expect(303);
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    const { text } = await app.http().get(String(answer.headers.location)).expect(200);
    expect(textOf(text)).toMatch(/Version 1 500 words, uploaded on/);
    expect(text).not.toContain('<form');
    const [document] = (await read(app, review, coach)).documents;
    expect(document).toMatchObject({ revision: 1, words: 500, available: true });
    await app.settle();
    expect(await mailsAbout(app, review.id, 'form.due')).toHaveLength(1);
  });

  it('is offered once, again after the feedback, and to the candidate only', async () => {
    expect(await page('coach')).not.toContain('Upload');
    const [there, done] = [await received(app, coach), await reviewed(app, coach)];
    expect(await pageOf(app, there.id, 'candidate')).not.toContain('Upload');
    const refused = await send(there, essay(500)).expect(409);
    expect(textOf(refused.text)).toContain('The second version follows once, after the feedback.');
    expect(await pageOf(app, done.id, 'candidate')).toContain('Upload a second version, once');
    await send(done, essay(500, 'in the end')).expect(303);
    expect(await pageOf(app, done.id, 'candidate')).toMatch(/Version 2 500 words/);
    expect(await pageOf(app, done.id, 'candidate')).not.toContain('Upload');
  });

  it.each<[string, () => ReturnType<typeof send>, number, string]>([
    ['too few words', () => send(review, 'Far too short.'), 422, 'words'],
    ['no file', () => send(review, '', ''), 400, 'Please choose a file first.'],
    [
      'another field',
      () => post(pathOf(review)).field('document', 'text'),
      400,
      'Please choose a file first.',
    ],
    ['a strange kind', () => send(review, essay(500), 'essay.docx'), 415, 'This kind of file is not taken.'],
    [
      'a kind that this stage does not take',
      () => send(review, '%PDF-1.4', 'essay.pdf'),
      415,
      'For this stage send',
    ],
    ['too much', () => send(review, Buffer.alloc(2_100_000, 'word ')), 413, 'The file is too large'],
    [
      'a broken form',
      () => post(pathOf(review)).set('Content-Type', 'multipart/form-data; boundary=x').send('--y'),
      400,
      'The form cannot be read.',
    ],
  ])('refuses %s with a sentence on the page, and keeps nothing', async (_, sent, status, sentence) => {
    const answer = await sent();
    expect([answer.status, answer.headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
    expect(answer.text).toMatch(/<p class="notice" role="alert">[^<]+<\/p>/);
    expect(textOf(answer.text)).toContain(sentence);
    expect(textOf(answer.text)).toContain('Upload your document');
    expect((await read(app, review, review.candidate)).documents).toEqual([]);
  });

  it.each<[string, Record<string, string>]>([
    ['a foreign page', { Origin: 'https://evil.example' }],
    ['a foreign page that hides itself', { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }],
    ['a page of a site beside ours', { Origin: 'null', 'Sec-Fetch-Site': 'same-site' }],
    ['a foreign page in an old browser', { Origin: 'http://evil.example' }],
    ['no page at all', {}],
  ])('is refused from %s', async (_, headers) => {
    const { status, text } = await send(review, essay(500), 'essay.md', headers);
    expect(status).toBe(403);
    expect(textOf(text)).toContain('This needs a page of our own');
  });

  it.each<[string, Record<string, string>]>([
    ['a new browser', { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }],
    ['an old browser', { Origin: 'null' }],
  ])('is taken from the page itself, which sends no referrer, in %s', async (_, headers) => {
    await send(review, essay(500), 'essay.md', headers).expect(303);
  });

  it.each([
    ["Ada's essay, v2 & last!.md", 'Ada_s essay_ v2 _ last_.md'],
    ['.hidden.md', 'hidden.md'],
    [`${'é'.repeat(200)}.md`, 'é'.repeat(120)],
  ])('is taken under every name that a file may have: %s', async (name, shown) => {
    await send(review, essay(500), name).expect(303);
    expect((await read(app, review, coach)).documents).toMatchObject([{ name: shown }]);
  });

  it('says when to try again, where that is known', async () => {
    jest
      .spyOn(app.get(StatusDoors), 'upload')
      .mockRejectedValueOnce(unavailable('document.busy', 'Too much is arriving.', 10));
    const answer = await send(review, essay(500)).expect(503);
    expect(answer.headers['retry-after']).toBe('10');
    expect(textOf(answer.text)).toContain('Too much is arriving.');
  });

  it('does not exist for a coach, a stranger, a session, or before it is paid', async () => {
    const session = await bookAndPay(app, { coach: await publishedCoach(app) });
    const unpaid = await ordered(app, coach);
    const before = await databasePrint(app.database);
    const token = tokenOf(app, session.id, 'candidate');
    for (const path of [
      pathOf(review, 'coach'),
      `/bookings/${review.id}/document?token=${token}`,
      `/bookings/${review.id}/document`,
      pathOf(session),
    ])
      await post(path)
        .attach('document', Buffer.from(essay(500)), 'essay.md')
        .expect(404);
    expect(textOf((await send(unpaid, essay(500)).expect(409)).text)).toContain('Please pay first');
    expect(await databasePrint(app.database)).toEqual(before);
  });

  it('is no way back in after an erasure: the link is gone, and nothing comes in that would never go', async () => {
    const done = await reviewed(app, coach);
    const erasure = { password: ACCOUNT_PASSWORD, confirm: 'erase my account' };
    await app.http().post('/v1/me/erasure').set(as(done.candidate)).send(erasure).expect(200);
    await send(done, essay(500, 'in the end')).expect(404);
    const { accountId } = done.candidate;
    const offered = () => Promise.reject(new Error('nobody asks for it'));
    await expect(app.get(DocumentUploads).upload({ accountId }, done.id, offered)).rejects.toMatchObject({
      code: 'document.author_erased',
    });
    expect((await read(app, done, coach)).documents).toMatchObject([{ revision: 1, available: false }]);
  });

  it('reads nothing of what is not wanted', async () => {
    const taken: number[] = [];
    app.nest.getHttpServer().on('connection', (socket: Socket) => {
      socket.once('close', () => taken.push(socket.bytesRead));
    });
    const client = await wireClient(app.url);
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x', ...own() };
    client.write(head(`POST /bookings/${review.id}/document?token=wrong`, headers, 1_900_000));
    for (let n = 0; n < 38; n += 1) client.write(Buffer.alloc(50_000, 'word '));
    await client.closed;
    await until(() => taken.length > 0, 'the server has closed the connection');
    expect(client.said().slice(9, 12)).toBe('404');
    expect(Math.max(...taken)).toBeLessThan(BEFORE_ANYBODY_LISTENS);
  });

  it('no other page takes a form with files', async () => {
    const answer = await app.http().post('/v1/logins').field('email', 'x');
    expect([answer.status, answer.body.code]).toEqual([415, 'request.unsupported_media_type']);
  });
});
