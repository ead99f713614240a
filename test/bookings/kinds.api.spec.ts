import { order, ordered, type DocumentCoach, documentCoachOf } from '../documents/document-fixture';
import { book, firstSlot, holdSlot, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';
import { statusOf } from './booking-fixture';

describe('sessions and reviews of documents', () => {
  const app = useTestApp();
  let coach: DocumentCoach;
  beforeAll(async () => {
    coach = await documentCoachOf(app, await publishedCoach(app));
  });

  it('are held beside each other: only what keeps a time is replaced by an overlapping start', async () => {
    const candidate = await app.signUp();
    const review = await ordered(app, coach, candidate);
    const startsAt = await firstSlot(app, coach);
    expect(new Date(startsAt).getTime()).toBeLessThan(app.clock.now().getTime() + 3 * 86_400_000);
    const { booking: session } = await holdSlot(app, { coach, candidate, startsAt });
    expect((await ordered(app, coach, candidate)).id).toBe(review.id);
    expect([await statusOf(app, review.id), await statusOf(app, session.id)]).toEqual(['held', 'held']);
  });

  it('are ordered each at its own address: the offering of one is not found as the other', async () => {
    const candidate = await app.signUp();
    const startsAt = await firstSlot(app, coach);
    const asSession = await book(app, candidate, { offeringId: coach.documentOfferingId, startsAt });
    const asReview = await order(app, candidate, { offeringId: coach.offeringIds[0] });
    for (const { status, body } of [asSession, asReview])
      expect([status, body.code]).toEqual([404, 'offering.not_found']);
  });
});
