import { as } from '../forms/forms-fixture';
import { ACCOUNT_PASSWORD } from '../support/accounts';
import { useTestApp } from '../support/use-test-app';
import { type LoopbackS3, startLoopbackS3 } from '../platform/storage/loopback-s3';
import { essay, paid, read, documentCoach, revised, upload } from './document-fixture';

describe('documents of reviews in an S3-compatible store', () => {
  let store: LoopbackS3;
  beforeAll(async () => {
    store = await startLoopbackS3();
  });
  const app = useTestApp(() => ({ s3: store.config }));
  afterAll(() => store.stop());

  it('are stored, compared and erased there, and nothing of them on the disk', async () => {
    const coach = await documentCoach(app);
    const review = await revised(app, coach);
    expect([...store.objects.values()].map((bytes) => bytes.toString()).sort()).toEqual(
      [essay(500), essay(500, 'in the end')].sort(),
    );
    await app.http().get(`/v1/document-reviews/${review.id}/difference`).set(as(coach)).expect(200);
    await app
      .http()
      .post('/v1/me/erasure')
      .set(as(review.candidate))
      .send({ password: ACCOUNT_PASSWORD, confirm: 'erase my account' })
      .expect(200);
    await app.settle();
    expect(store.objects.size).toBe(0);
  });

  it('that cannot be stored just now are told to come again, and nothing is noted', async () => {
    const review = await paid(app, await documentCoach(app));
    store.down = true;
    const answer = await upload(app, review, review.candidate, essay(500)).expect(503);
    expect(answer.body).toMatchObject({ code: 'storage.unavailable' });
    expect(answer.headers['retry-after']).toBe('10');
    store.down = false;
    expect((await read(app, review, review.candidate)).documents).toEqual([]);
    await upload(app, review, review.candidate, essay(500)).expect(201);
  });
});
