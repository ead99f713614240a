import type Stripe from 'stripe';
import { badParameter } from './api-error';
import { renderMovement } from './balance';
import { lineItemsOf, renderSession } from './sessions';
import { listPage, type AnyObject, type Call } from './store';

type Shown = Record<string, unknown>;

/** Source: Stripe's rule for `expand`. */
const DEEPEST = 4;

/** Turns stored objects into what the API shows: addresses and states that depend on the moment. */
export function render(answer: object, call: Call): Shown {
  const shown = answer as Shown;
  if (shown.object === 'list') {
    const data = shown.data as object[];
    return { ...shown, data: data.map((item) => render(item, call)) };
  }
  const known = answer as AnyObject;
  if (known.object === 'checkout.session') return { ...renderSession(known, call) };
  if (known.object === 'balance_transaction') return { ...renderMovement(known, call) };
  return { ...shown };
}

/** Replaces ids by their objects along each path (`data.payment_intent.latest_charge`). @throws StripeApiError 400 */
export async function expand(call: Call, shown: Shown, paths: string[]): Promise<void> {
  for (const path of paths) {
    const segments = path.split('.');
    const isList = shown.object === 'list';
    if (segments.length > DEEPEST + (isList ? 1 : 0)) throw notExpandable(path);
    await expandPath(call, shown, segments, path);
  }
}

async function expandPath(call: Call, shown: Shown, segments: string[], path: string): Promise<void> {
  const [field, ...rest] = segments;
  if (field === undefined) return;
  const inner = await innerOf(call, shown, field, path);
  if (inner === null) return;
  shown[field] = inner;
  for (const one of [inner].flat()) await expandPath(call, one, rest, path);
}

async function innerOf(
  call: Call,
  shown: Shown,
  field: string,
  path: string,
): Promise<Shown | Shown[] | null> {
  const value = shown[field];
  if (value === null) return null;
  if (typeof value === 'object') return value as Shown | Shown[];
  if (typeof value === 'string') {
    const found = await call.tx.query<{ body: object }>(
      'SELECT body FROM stripe_sandbox.objects WHERE id = $1',
      [value],
    );
    const body = found.rows[0]?.body;
    if (!body || field === 'id') throw notExpandable(path);
    return render(body, call);
  }
  return includable(call, shown, field, path);
}

/** Parts that Stripe leaves out unless they are asked for. */
async function includable(call: Call, shown: Shown, field: string, path: string): Promise<Shown> {
  const id = String(shown.id);
  if (shown.object === 'checkout.session' && field === 'line_items') {
    return { ...(await lineItemsOf(call, id)) };
  }
  if (shown.object === 'charge' && field === 'refunds') {
    const list: Stripe.ApiList<Stripe.Refund> = await listPage(
      call.tx,
      'refund',
      `/v1/charges/${id}/refunds`,
      { limit: 10 },
      { charge: id },
    );
    return { ...list };
  }
  throw notExpandable(path);
}

function notExpandable(path: string) {
  return badParameter('parameter_invalid', 'expand', `This property cannot be expanded: ${path}`);
}
