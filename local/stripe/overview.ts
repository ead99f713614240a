import type Stripe from 'stripe';
import { A_PART } from './dashboard';
import { markup, type Markup, type Part } from '../../src/shared/markup';
import { document, instant, money } from './page';

export interface EventRow {
  id: string;
  type: string;
  created: number;
  webhook: string;
}

export interface Overview {
  sessions: Stripe.Checkout.Session[];
  charges: Stripe.Charge[];
  disputes: Stripe.Dispute[];
  events: EventRow[];
}

/** The front page for developers: sessions, payments with what their owners may do, events and their webhooks. */
export function overviewPage({ sessions, charges, disputes, events }: Overview): string {
  return document(
    'Payment sandbox',
    markup`<h1>Payment sandbox</h1>
<p class="soft">The latest checkout sessions; an open one leads to its payment page. The buttons do what happens at Stripe without the shop: refunds in its dashboard, and disputes of banks. Misbehaviour is set through <code>POST /sandbox/misbehaviour</code>.</p>
${table('Sessions', ['Session', 'Amount', 'Status', 'Payment', 'Created'], sessions.map(sessionRow))}
${table(
  'Payments',
  ['Charge', 'Paid', 'Sent back', 'Dispute', ''],
  charges.map((charge) => chargeRow(charge, disputes)),
)}
${table('Events', ['Type', 'Webhook', 'Created', 'Event'], events.map(eventRow))}`,
    true,
  );
}

const cells = (parts: readonly Part[]): Markup =>
  markup`<tr>${parts.map((part) => markup`<td>${part}</td>`)}</tr>`;

function sessionRow({ id, ...session }: Stripe.Checkout.Session): Markup {
  const short = `${id.slice(0, 20)}…`;
  return cells([
    session.status === 'open' ? markup`<a href="/pay/${id}">${short}</a>` : short,
    money(session.amount_total, session.currency),
    session.status,
    session.payment_status,
    instant(session.created),
  ]);
}

function chargeRow(charge: Stripe.Charge, disputes: Stripe.Dispute[]): Markup {
  const dispute = disputes.find((one) => one.charge === charge.id);
  return cells([
    `${charge.id.slice(0, 14)}…`,
    money(charge.amount, charge.currency),
    money(charge.amount_refunded, charge.currency),
    dispute?.status ?? 'none',
    buttons(charge, dispute),
  ]);
}

function buttons(charge: Stripe.Charge, dispute: Stripe.Dispute | undefined): Part {
  if (dispute?.status === 'needs_response' || dispute?.status === 'warning_needs_response') {
    const at = `/disputes/${dispute.id}`;
    return [button(`${at}/win`, 'Dispute is won'), button(`${at}/lose`, 'Dispute is lost')];
  }
  if (charge.refunded || dispute?.status === 'lost') return null;
  const at = `/payments/${charge.id}`;
  return [
    button(`${at}/refund`, 'Refund at the dashboard'),
    button(`${at}/refund-part`, `Refund ${money(A_PART, charge.currency)}`),
    !dispute && button(`${at}/dispute`, 'Dispute'),
  ];
}

function button(action: string, label: string): Markup {
  return markup`<form method="post" action="${action}"><button>${label}</button></form>`;
}

function eventRow({ type, webhook, created, id }: EventRow): Markup {
  return cells([type, webhook, instant(created), id]);
}

function table(caption: string, columns: string[], rows: Markup[]): Markup {
  const head = columns.map((column) => markup`<th scope="col">${column}</th>`);
  const body = rows.length > 0 ? rows : markup`<tr><td colspan="${columns.length}">None yet.</td></tr>`;
  return markup`<h2>${caption}</h2><div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}
