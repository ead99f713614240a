import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Sweeps } from '../../src/platform/jobs/sweeps';
import type { Call } from './act-as';
import { payAtSandbox } from './demo-bookings';
import { DEMO_RESUME, DEMO_REVIEW_OFFERINGS } from './demo-people';

/** For the payment's way through the webhook. */
const WITHIN_MS = 20_000;

interface Review {
  id: string;
  status: string;
  documents: object[];
  checkout: { url: string } | null;
}

/** What the demo coach sells without a time; made once. */
export const loadDocumentOfferings = async (coach: Call): Promise<void> => {
  const { items } = await coach('GET', '/v1/me/coach/document-offerings');
  if (Array.isArray(items) && items.length > 0) return;
  for (const offering of DEMO_REVIEW_OFFERINGS)
    await coach('POST', '/v1/me/coach/document-offerings', offering);
};

/**
 * A resume of the demo candidate that waits for the demo coach to read it. A repeat after a kill goes on where it
 * stopped: an order that is open is resumed, a document that is there is not sent again.
 */
export const loadReview = async (
  app: NestFastifyApplication,
  candidate: Call,
  coachId: string,
): Promise<void> => {
  const known = await candidate('GET', '/v1/bookings?kind=document');
  const [present] = known.items as { id: string; status: string }[];
  if (present && present.status !== 'held' && present.status !== 'confirmed') return;
  const id = present?.status === 'confirmed' ? present.id : await orderAndPay(candidate, coachId);
  const { documents } = await until(app, candidate, id);
  if (documents.length > 0) return;
  const headers = { 'content-type': 'text/markdown' };
  await candidate('POST', `/v1/document-reviews/${id}/documents?name=resume.md`, DEMO_RESUME, headers);
};

const orderAndPay = async (candidate: Call, coachId: string): Promise<string> => {
  const query = new URLSearchParams({ coachId, stageKey: 'resume-screen' }).toString();
  const { items } = await candidate('GET', `/v1/document-offerings?${query}`);
  const [offering] = items as { id: string }[];
  const practice = { focus: 'Does it show programmes of the right size for L6?' };
  const made = (await candidate(
    'POST',
    '/v1/document-reviews',
    { offeringId: offering?.id, practice },
    { 'idempotency-key': 'demo-review-1' },
  )) as unknown as Review;
  if (made.checkout) await payAtSandbox(made.checkout.url);
  return made.id;
};

/** The review once its payment has arrived. */
const until = async (app: NestFastifyApplication, candidate: Call, id: string): Promise<Review> => {
  const deadline = performance.now() + WITHIN_MS;
  while (performance.now() < deadline) {
    await app.get(Sweeps).runAll();
    const review = (await candidate('GET', `/v1/document-reviews/${id}`)) as unknown as Review;
    if (review.status === 'confirmed') return review;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`demo data: review ${id} was not paid`);
};
