import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Sweeps } from '../../src/platform/jobs/sweeps';
import { byId, type Client, once, type Schemas } from '../../client';
import { DEMO_RESUME, DEMO_REVIEW_OFFERINGS } from './demo-people';
import { payAtSandbox } from './pay-at-sandbox';

/** For the payment's way through the webhook. */
const WITHIN_MS = 20_000;

/** What the demo coach sells without a time; made once. */
export const loadDocumentOfferings = async (coach: Client): Promise<void> => {
  const { items } = await coach.get('/v1/me/coach/document-offerings');
  if (items.length > 0) return;
  for (const body of DEMO_REVIEW_OFFERINGS) await coach.post('/v1/me/coach/document-offerings', { body });
};

/**
 * A resume of the demo candidate that waits for the demo coach to read it. A repeat after a kill goes on where it
 * stopped: an order that is open is resumed, a document that is there is not sent again.
 */
export const loadReview = async (
  app: NestFastifyApplication,
  candidate: Client,
  coachId: string,
): Promise<void> => {
  const [present] = (await candidate.get('/v1/bookings', { params: { query: { kind: 'document' } } })).items;
  if (present && present.status !== 'held' && present.status !== 'confirmed') return;
  const id = present?.status === 'confirmed' ? present.id : await orderAndPay(candidate, coachId);
  const { documents } = await until(app, candidate, id);
  if (documents.length > 0) return;
  await candidate.post('/v1/document-reviews/{id}/documents', {
    params: { path: { id }, query: { name: 'resume.md' } },
    headers: { 'content-type': 'text/markdown' },
    body: DEMO_RESUME,
    bodySerializer: String,
  });
};

const orderAndPay = async (candidate: Client, coachId: string): Promise<string> => {
  const query = { coachId, stageKey: 'resume-screen' };
  const [offering] = (await candidate.get('/v1/document-offerings', { params: { query } })).items;
  const practice = { focus: 'Does it show programmes of the right size for L6?' };
  const body = { offeringId: String(offering?.id), practice };
  const made = await candidate.post('/v1/document-reviews', { ...once('demo-review-1'), body });
  if (made.checkout) await payAtSandbox(made.checkout.url);
  return made.id;
};

/** The review once its payment has arrived. */
const until = async (
  app: NestFastifyApplication,
  candidate: Client,
  id: string,
): Promise<Schemas['Review']> => {
  const deadline = performance.now() + WITHIN_MS;
  while (performance.now() < deadline) {
    await app.get(Sweeps).runAll();
    const review = await candidate.get('/v1/document-reviews/{id}', byId(id));
    if (review.status === 'confirmed') return review;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`demo data: review ${id} was not paid`);
};
