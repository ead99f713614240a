import type Stripe from 'stripe';
import { A_PART } from './dashboard';
import { document, escapeHtml, instant, money } from './page';

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
    `<h1>Payment sandbox</h1>
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

function sessionRow(session: Stripe.Checkout.Session): string {
  const id = escapeHtml(session.id);
  const short = `${id.slice(0, 20)}…`;
  const link = session.status === 'open' ? `<a href="/pay/${id}">${short}</a>` : short;
  return `<tr><td>${link}</td><td>${money(session.amount_total, session.currency)}</td><td>${session.status}</td><td>${session.payment_status}</td><td>${instant(session.created)}</td></tr>`;
}

function chargeRow(charge: Stripe.Charge, disputes: Stripe.Dispute[]): string {
  const dispute = disputes.find((one) => one.charge === charge.id);
  const id = escapeHtml(charge.id);
  return `<tr><td>${id.slice(0, 14)}…</td><td>${money(charge.amount, charge.currency)}</td><td>${money(charge.amount_refunded, charge.currency)}</td><td>${escapeHtml(dispute?.status ?? 'none')}</td><td>${buttons(id, charge, dispute)}</td></tr>`;
}

function buttons(id: string, charge: Stripe.Charge, dispute: Stripe.Dispute | undefined): string {
  if (dispute?.status === 'needs_response' || dispute?.status === 'warning_needs_response') {
    const at = `/disputes/${escapeHtml(dispute.id)}`;
    return button(`${at}/win`, 'Dispute is won') + button(`${at}/lose`, 'Dispute is lost');
  }
  if (charge.refunded || dispute?.status === 'lost') return '';
  const at = `/payments/${id}`;
  return [
    button(`${at}/refund`, 'Refund at the dashboard'),
    button(`${at}/refund-part`, `Refund ${money(A_PART, charge.currency)}`),
    dispute ? '' : button(`${at}/dispute`, 'Dispute'),
  ].join('');
}

function button(action: string, label: string): string {
  return `<form method="post" action="${action}"><button>${label}</button></form>`;
}

function eventRow(event: EventRow): string {
  return `<tr><td>${escapeHtml(event.type)}</td><td>${escapeHtml(event.webhook)}</td><td>${instant(event.created)}</td><td>${escapeHtml(event.id)}</td></tr>`;
}

function table(caption: string, columns: string[], rows: string[]): string {
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  const body = rows.length > 0 ? rows.join('') : `<tr><td colspan="${columns.length}">None yet.</td></tr>`;
  return `<h2>${caption}</h2><div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}
