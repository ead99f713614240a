import { as } from '../forms/forms-fixture';
import {
  essay,
  paid,
  received,
  REVIEW_OFFERING,
  type DocumentCoach,
  revised,
} from '../documents/document-fixture';
import type { World } from './world';

let orders = 0;
/** Two offerings of one stage differ in their days. */
let days = 0;

/** The coach of the table, with an offering for documents. */
const reader = async ({ app, coach }: World): Promise<DocumentCoach> => {
  const own = () => app.http().get('/v1/me/coach/document-offerings').set(as(coach));
  const sold = (await own()).body as { items: { id: string; days: number; active: boolean }[] };
  const known = sold.items.find((item) => item.active && item.days === REVIEW_OFFERING.days);
  if (known) return { ...coach, documentOfferingId: known.id };
  const { body } = await app
    .http()
    .post('/v1/me/coach/document-offerings')
    .set(as(coach))
    .send(REVIEW_OFFERING)
    .expect(201);
  return { ...coach, documentOfferingId: (body as { id: string }).id };
};

/** Situations of documents that are read without a meeting. */
export const reviewSituations = {
  newDocumentOffering: () => ({ body: { ...REVIEW_OFFERING, days: (days += 1) + 3 } }),
  documentOffering: async (world: World) => ({
    id: (await reader(world)).documentOfferingId,
    body: { price: { amount: 6000, currency: 'EUR' } },
  }),
  reviewOrder: async (world: World) => ({
    body: { offeringId: (await reader(world)).documentOfferingId },
    headers: { 'Idempotency-Key': `review-situation-${(orders += 1)}` },
  }),
  reviewed: async (world: World) => ({
    id: (await received(world.app, await reader(world), world.candidate)).id,
  }),
  document: async (world: World) => ({
    id: (await paid(world.app, await reader(world), world.candidate)).id,
    body: essay(500),
    headers: { 'Content-Type': 'text/markdown' },
  }),
  twoVersions: async (world: World) => ({
    id: (await revised(world.app, await reader(world), world.candidate)).id,
  }),
};
