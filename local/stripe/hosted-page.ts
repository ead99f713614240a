import { StripeApiError } from './api-error';
import { listEvents, listSessions, visit, type Visit } from './control';
import {
  A_PART,
  dispute,
  DISPUTE_STEPS,
  listPayments,
  refundAtDashboard,
  stepDispute,
  type DisputeStep,
} from './dashboard';
import { overviewPage } from './overview';
import { closedPage, messagePage, paymentPage } from './page';
import type { Parts } from './parts';
import { lockSession, shownItems } from './sessions';
import { inTransaction, type Kinds } from './store';

type Session = Kinds['checkout.session'];

export interface PageAnswer {
  status: number;
  html: string;
  location?: string;
}

/** Answers `/` with its buttons, `/pay/:id` and its three. */
export async function answerPage(parts: Parts, method: string, path: string): Promise<PageAnswer> {
  try {
    const [, root, id = '', action = ''] = path.split('/').map(decodeURIComponent);
    if (root === '' && method === 'GET') {
      const [sessions, events] = [await listSessions(parts), await listEvents(parts, 50)];
      return { status: 200, html: overviewPage({ sessions, events, ...(await listPayments(parts)) }) };
    }
    if (root === 'pay' && method === 'GET' && action === '') return await show(parts, id, false);
    if (root === 'pay' && method === 'POST') return await press(parts, id, action);
    if (method === 'POST') return await atDashboard(parts, root, id, action);
    return notFound();
  } catch (error) {
    if (!(error instanceof StripeApiError)) throw error;
    if (error.status === 404) return notFound();
    return { status: error.status, html: messagePage('Not possible', error.message) };
  }
}

async function show(parts: Parts, id: string, declined: boolean): Promise<PageAnswer> {
  return inTransaction(parts.pool, async (tx) => {
    const call = parts.call(tx);
    const { body: session } = await lockSession(call, id);
    if (session.status !== 'open')
      return { status: 200, html: closedPage(session, await shownItems(call, id)) };
    return { status: declined ? 402 : 200, html: paymentPage(session, await shownItems(call, id), declined) };
  });
}

async function press(parts: Parts, id: string, action: string): Promise<PageAnswer> {
  if (!['pay', 'decline', 'abandon'].includes(action)) return notFound();
  const { outcome, session } = await visit(parts, id, action as Visit);
  if (outcome === 'declined') return show(parts, id, true);
  if (outcome === 'abandoned') return redirect(session.cancel_url ?? '/', session);
  if (outcome === 'expired') return { status: 409, html: closedPage(session) };
  return redirect(session.success_url ?? `/pay/${id}`, session);
}

/** What is done to a payment behind our back: refunds without our mark, and disputes. Leads back to the overview. */
async function atDashboard(parts: Parts, root = '', id: string, action: string): Promise<PageAnswer> {
  if (root === 'payments' && action === 'refund') await refundAtDashboard(parts, id);
  else if (root === 'payments' && action === 'refund-part') await refundAtDashboard(parts, id, A_PART);
  else if (root === 'payments' && action === 'dispute') await dispute(parts, id);
  else if (root === 'disputes' && DISPUTE_STEPS.includes(action))
    await stepDispute(parts, id, action as DisputeStep);
  else return notFound();
  return { status: 303, html: messagePage('Done', 'The webhook is on its way.'), location: '/' };
}

function redirect(to: string, session: Session): PageAnswer {
  const location = to.replaceAll('{CHECKOUT_SESSION_ID}', session.id);
  return { status: 303, html: messagePage('One moment', 'You are sent back to the shop.'), location };
}

function notFound(): PageAnswer {
  return { status: 404, html: messagePage('Not found', 'There is no such page in the payment sandbox.') };
}
