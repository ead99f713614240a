import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { buffer } from 'node:stream/consumers';
import { FileStorage } from '../../src/platform/storage/storage';
import { as, completeDraft, saveForm, submitForm } from '../forms/forms-fixture';
import { ACCOUNT_PASSWORD } from '../support/accounts';
import { useTestApp } from '../support/use-test-app';
import { docxOf } from '../support/docx';
import { unzipped } from '../support/zip';
import {
  begin,
  essay,
  order,
  paid,
  read,
  received,
  type Review,
  type DocumentCoach,
  documentCoach,
  reviewed,
  revised,
  upload,
} from './document-fixture';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('documents of reviews', () => {
  const app = useTestApp();
  let coach: DocumentCoach;
  beforeAll(async () => {
    coach = await documentCoach(app);
  });

  const bytesAt = (path: string, who: { token: string }) =>
    app
      .http()
      .get(path)
      .set({ Authorization: `Bearer ${who.token}` })
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      });
  const filesOnDisk = (): Promise<string[]> => readdir(join(app.config.dataDir, 'files')).catch(() => []);

  it('come back as the same bytes, to save and never to show', async () => {
    const review = await paid(app, coach);
    const sent = Buffer.from(`\ufeff${essay(420, '<script>alert(1)</script> caf\u00e9')}\r\n`);
    await upload(app, review, review.candidate, sent).expect(201);
    for (const who of [review.candidate, coach]) {
      const answer = await bytesAt(`/v1/document-reviews/${review.id}/documents/1`, who).expect(200);
      expect(sent.equals(answer.body as Buffer)).toBe(true);
      expect(answer.headers).toMatchObject({
        'content-type': 'text/markdown; charset=utf-8',
        'content-disposition': 'attachment; filename="greenroom-document-1.md"',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      });
    }
  });

  it('are not there for anybody but their two people, whatever is asked', async () => {
    const review = await revised(app, coach);
    const strangers = [await app.signUp(), await documentCoach(app), await app.signUp({ roles: ['admin'] })];
    const paths = ['', '/documents/1', '/documents/2', '/difference', '/difference.html'];
    for (const who of strangers)
      for (const path of paths) {
        const { status, body } = await app
          .http()
          .get(`/v1/document-reviews/${review.id}${path}`)
          .set(as(who));
        expect([status, (body as { code: string }).code]).toEqual([404, 'document_review.not_found']);
      }
    for (const who of strangers) {
      const { status } = await upload(app, review, who, essay(500));
      expect([403, 404]).toContain(status);
    }
    expect((await upload(app, review, coach, essay(500))).status).toBe(403);
    for (const path of paths) await app.http().get(`/v1/document-reviews/${review.id}${path}`).expect(401);
  });

  it('are not there for the coach before they are, and a session is no review', async () => {
    const review = await paid(app, coach);
    await app.http().get(`/v1/document-reviews/${review.id}/documents/1`).set(as(coach)).expect(404);
    await app.http().get(`/v1/document-reviews/${review.id}/documents/3`).set(as(coach)).expect(400);
  });

  describe('are refused', () => {
    let review: Review;
    beforeAll(async () => {
      review = await paid(app, coach);
    });
    const hundred = essay(500);
    it.each<[string, Buffer | string, string, number, string]>([
      ['that are too short', essay(399), 'text/plain', 422, 'document.too_short'],
      ['that are too long', essay(1001), 'text/plain', 422, 'document.too_long'],
      [
        'that are not in UTF-8',
        Buffer.from(`${hundred} caf\u00e9`, 'latin1'),
        'text/plain',
        422,
        'document.not_text',
      ],
      ['with a byte of zero', `${hundred}\u0000`, 'text/plain', 422, 'document.not_text'],
      ['that turn text around', `${hundred}\u202e`, 'text/plain', 422, 'document.not_text'],
      ['that are a PDF under a wrong name', `%PDF-1.7\n${hundred}`, 'text/plain', 422, 'document.not_text'],
      [
        'that are a zip under a wrong name',
        Buffer.from([80, 75, 3, 4, 20, 0, 0, 0]),
        'text/markdown',
        422,
        'document.not_text',
      ],
      ['without a word', '   ...  \n', 'text/plain', 422, 'document.empty'],
      ['without a byte', '', 'text/plain', 400, 'document.missing'],
      [
        'that are larger than the stage allows',
        'word '.repeat(13_000),
        'text/plain',
        413,
        'document.too_large',
      ],
      [
        'that are larger than anything may be',
        'word '.repeat(500_000),
        'text/plain',
        413,
        'document.too_large',
      ],
      ['of a type that the route does not take', hundred, 'text/html', 415, 'request.unsupported_media_type'],
      [
        'of a type that only other stages take',
        '%PDF-1.7',
        'application/pdf',
        415,
        'document.type_not_accepted',
      ],
      ['in another charset', hundred, 'text/plain; charset=utf-16', 415, 'request.unsupported_media_type'],
      [
        'as JSON',
        JSON.stringify({ text: hundred }),
        'application/json',
        415,
        'request.unsupported_media_type',
      ],
    ])('%s', async (_, content, type, status, code) => {
      const answer = await upload(app, review, review.candidate, content, type);
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code]);
      expect((await read(app, review, review.candidate)).documents).toEqual([]);
    });

    it('with the number of words and the limit', async () => {
      const { body } = await upload(app, review, review.candidate, essay(1001));
      expect(body).toMatchObject({ words: 1001, limit: { min: 400, max: 1000 }, field: 'file' });
      expect((body as { detail: string }).detail).toContain('1001 words; at most 1000');
    });

    it.each(['../../etc/passwd', '.hidden', 'a/b.md', 'a\u0000b', '"; filename="x.html'])(
      'with a name like %j',
      async (name) => {
        const { body } = await app
          .http()
          .post(`/v1/document-reviews/${review.id}/documents`)
          .query({ name })
          .set(as(review.candidate))
          .set('Content-Type', 'text/plain')
          .send(essay(500))
          .expect(422);
        expect(body).toMatchObject({ code: 'document.bad_name', field: 'name' });
      },
    );

    it('and leave no file behind', async () => {
      const known = await app.database.query<{ key: string }>(`SELECT storage_key AS key FROM stored_files`);
      expect((await filesOnDisk()).sort()).toEqual(known.map(({ key }) => key).sort());
    });
  });

  it('may be resumes: a PDF that can only be read, of any length, and never compared', async () => {
    const { body: offering } = await app
      .http()
      .post('/v1/me/coach/document-offerings')
      .set(as(coach))
      .send({ stageKey: 'resume-screen', days: 2, price: { amount: 4000, currency: 'EUR' } })
      .expect(201);
    const reader = { ...coach, documentOfferingId: (offering as { id: string }).id };
    const candidate = await app.signUp();
    const refusal = await order(app, candidate, {
      offeringId: reader.documentOfferingId,
      promptKey: 'missing-owner',
    });
    expect([refusal.status, (refusal.body as { code: string }).code]).toEqual([422, 'review.no_prompts']);
    const review = await paid(app, reader, candidate);
    const document = new PDFDocument();
    document.text('Led nine teams through a migration.').end();
    const resume = await buffer(document);
    const active = Buffer.concat([resume.subarray(0, -6), Buffer.from('% /S /JavaScript \n%%EOF\n')]);
    const { body } = await upload(app, review, candidate, active, 'application/pdf').expect(422);
    expect(body).toMatchObject({ code: 'document.pdf_active', field: 'file', name: 'JavaScript' });
    const { body: shown } = await upload(app, review, candidate, resume, 'application/pdf').expect(201);
    expect(shown).toMatchObject({ prompt: null, documents: [{ mediaType: 'application/pdf', words: null }] });
    const answer = await bytesAt(`/v1/document-reviews/${review.id}/documents/1`, coach).expect(200);
    expect(resume.equals(answer.body as Buffer)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="greenroom-document-1.pdf"',
      'x-content-type-options': 'nosniff',
    });
    const form = await begin(app, review);
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    await submitForm(app, coach, form.id).expect(200);
    await app.settle();
    await upload(app, review, candidate, resume, 'application/pdf').expect(201);
    const none = await app
      .http()
      .get(`/v1/document-reviews/${review.id}/difference`)
      .set(as(coach))
      .expect(409);
    expect(none.body).toMatchObject({ code: 'document.no_text' });
    const unread = `/v1/document-reviews/${review.id}/documents/1/text`;
    await app.http().get(unread).set(as(coach)).expect(409);
  });

  it('may be resumes as DOCX: read for words, shown as text, compared, and kept as they came', async () => {
    const { body: offering } = await app
      .http()
      .post('/v1/me/coach/document-offerings')
      .set(as(coach))
      .send({ stageKey: 'resume-screen', days: 3, price: { amount: 4100, currency: 'EUR' } })
      .expect(201);
    const reader = { ...coach, documentOfferingId: (offering as { id: string }).id };
    const candidate = await app.signUp();
    const review = await paid(app, reader, candidate);
    const macro = await docxOf(['Led nine teams.'], { 'word/vbaProject.bin': 'x' });
    const { body } = await upload(app, review, candidate, macro, DOCX).expect(422);
    expect(body).toMatchObject({ code: 'document.docx_active', field: 'file' });
    expect((body as { detail: string }).detail).toContain('a macro');
    const resume = await docxOf(['Led nine teams.', 'Moved two data centres.']);
    const { body: shown } = await upload(app, review, candidate, resume, DOCX).expect(201);
    expect(shown).toMatchObject({ documents: [{ mediaType: DOCX, words: 7 }] });
    const path = `/v1/document-reviews/${review.id}`;
    const answer = await bytesAt(`${path}/documents/1`, coach).expect(200);
    expect(resume.equals(answer.body as Buffer)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': DOCX,
      'content-disposition': 'attachment; filename="greenroom-document-1.docx"',
    });
    const { body: text } = await app.http().get(`${path}/documents/1/text`).set(as(coach)).expect(200);
    expect(text).toEqual({
      revision: 1,
      mediaType: DOCX,
      words: 7,
      text: 'Led nine teams.\n\nMoved two data centres.',
    });
    const form = await begin(app, review);
    await saveForm(app, coach, form, completeDraft(form)).expect(200);
    await submitForm(app, coach, form.id).expect(200);
    await app.settle();
    await upload(app, review, candidate, 'Led twelve teams.\n\nMoved two data centres.').expect(201);
    const { body: difference } = await app.http().get(`${path}/difference`).set(as(coach)).expect(200);
    expect(difference.parts).toContainEqual({ kind: 'removed', text: 'nine' });
    expect(difference.parts).toContainEqual({ kind: 'added', text: 'twelve' });
  });

  it('are documents only where a route takes documents', async () => {
    const { candidate } = await paid(app, coach);
    for (const type of ['text/plain', 'text/markdown', 'application/pdf'])
      for (const path of ['/v1/document-reviews', '/v1/logins', '/v1/accounts'])
        await app.http().post(path).set(as(candidate)).set('Content-Type', type).send('text').expect(415);
  });

  it('are about a prompt of the stage, another one each time', async () => {
    const candidate = await app.signUp();
    const wish = { offeringId: coach.documentOfferingId };
    expect((await order(app, candidate, { ...wish, promptKey: 'no-such' }).expect(422)).body).toMatchObject({
      code: 'prompt.unknown',
      field: 'promptKey',
    });
    const seen = new Set<string>();
    for (let n = 0; n < 5; n += 1) seen.add((await reviewedPrompt(candidate)) ?? '');
    expect(seen.size).toBe(5);
  });
  const reviewedPrompt = async (candidate: Review['candidate']): Promise<string | undefined> => {
    const review = await paid(app, coach, candidate);
    return (await read(app, review, candidate)).prompt?.key;
  };

  const exportOf = async (candidate: Review['candidate']): Promise<Map<string, string>> => {
    const zip = await app
      .http()
      .post('/v1/me/export')
      .set(as(candidate))
      .send({ password: ACCOUNT_PASSWORD })
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    return unzipped(zip.body as Buffer);
  };

  it('lost with a disk, are named in the export, which has everything else', async () => {
    const review = await revised(app, coach);
    const [first] = await app.database.query<{ key: string }>(
      `SELECT storage_key AS key FROM review_documents WHERE booking_id = $1 ORDER BY revision`,
      [review.id],
    );
    await app.get(FileStorage).remove(first?.key ?? '');
    const files = await exportOf(review.candidate);
    const { missing } = JSON.parse(files.get('manifest.json') ?? '') as { missing: string[] };
    expect(missing).toEqual([`documents/${review.id}-1.md`]);
    expect(files.get(`documents/${review.id}-2.md`)).toBe(essay(500, 'in the end'));
  });

  it('go with their author: out of the export, out of the storage', async () => {
    const review = await revised(app, coach);
    const { candidate } = review;
    const answer = await bytesAt('/v1/me', candidate).expect(200);
    expect(answer.status).toBe(200);
    const files = await exportOf(candidate);
    expect(files.get(`documents/${review.id}-1.md`)).toBe(essay(500));
    expect(files.get(`documents/${review.id}-2.md`)).toBe(essay(500, 'in the end'));

    const keys = (
      await app.database.query<{ key: string }>(
        `SELECT storage_key AS key FROM review_documents WHERE booking_id = $1`,
        [review.id],
      )
    ).map(({ key }) => key);
    expect(await filesOnDisk()).toEqual(expect.arrayContaining(keys));
    await app
      .http()
      .post('/v1/me/erasure')
      .set(as(candidate))
      .send({ password: ACCOUNT_PASSWORD, confirm: 'erase my account' })
      .expect(200);
    await app.settle();
    const left = await filesOnDisk();
    expect(keys.filter((key) => left.includes(key))).toEqual([]);
    await app.http().get(`/v1/document-reviews/${review.id}/documents/1`).set(as(coach)).expect(404);
    expect((await read(app, review, coach)).documents).toMatchObject([
      { revision: 1, available: false, sha256: null },
      { revision: 2, available: false, sha256: null },
    ]);
    await app.checkInvariants();
  });

  it('that were damaged on the disk are not handed out', async () => {
    const review = await received(app, coach);
    await app.database.query(`UPDATE review_documents SET sha256 = repeat('0', 64) WHERE booking_id = $1`, [
      review.id,
    ]);
    await app.http().get(`/v1/document-reviews/${review.id}/documents/1`).set(as(coach)).expect(500);
  });

  it('do not stop a coach who reads them from being rated', async () => {
    const review = await reviewed(app, coach);
    await app
      .http()
      .post(`/v1/bookings/${review.id}/rating`)
      .set(as(review.candidate))
      .send({ stars: 5 })
      .expect(201);
  });
});
