import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import { isUuid } from '../../src/shared/ids';
import { formatMoney, fromStripeAmount } from '../../src/shared/money';
import { receiptNumber } from '../../src/shared/receipt-number';
import { markup, type Markup, htmlPage, type Part } from '../../src/shared/markup';
import type { ShownItem } from './sessions';

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2333; --soft: #5b6478; --paper: #fff; --back: #eef1f6; --line: #d5dae4; --go: #1f6f4a; --bad: #a3262c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf2; --soft: #a4adbf; --paper: #1b2030; --back: #10131c; --line: #363d50; --go: #2c8a5e; --bad: #ff9a9e; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 34rem; margin: 4vh auto; padding: 2rem; background: var(--paper); border: 1px solid var(--line); border-radius: .9rem; }
main.wide { max-width: 64rem; }
.notice { margin: 0 0 1.5rem; padding: .7rem 1rem; border-left: .3rem solid #b7791f; background: color-mix(in srgb, #b7791f 14%, transparent); border-radius: .3rem; }
h1 { margin: 0 0 .3rem; font-size: 1.35rem; }
.total { margin: 0 0 1rem; font-size: 2.2rem; font-weight: 700; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: minmax(6rem, 1fr) minmax(0, auto); gap: .35rem 1.25rem; margin: 0 0 1.5rem; }
dt { color: var(--soft); } dd { margin: 0; text-align: right; overflow-wrap: anywhere; }
form { margin: 0 0 .7rem; }
button { width: 100%; padding: .8rem 1rem; font: inherit; font-weight: 600; border: 1px solid var(--line); border-radius: .5rem; background: transparent; color: inherit; cursor: pointer; }
button.go { background: var(--go); border-color: var(--go); color: #fff; }
button:focus-visible, a:focus-visible { outline: .2rem solid #4c7df0; outline-offset: .15rem; }
.problem { color: var(--bad); font-weight: 600; }
.soft { color: var(--soft); font-size: .9rem; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; } th, td { padding: .4rem .6rem; text-align: left; border-bottom: 1px solid var(--line); white-space: nowrap; }
a { color: inherit; }`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** No scripts, no other origins; a form may redirect to the shop, so its targets are not restricted. */
export const CONTENT_SECURITY_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; frame-ancestors 'none'`;

export function document(title: string, body: Markup, wide = false): string {
  return htmlPage(
    { title, style: STYLE },
    markup`<main${wide && WIDE}>
<p class="notice" role="note"><strong>Sandbox.</strong> This is a local stand-in for Stripe. No card is asked for and no real money moves.</p>
${body}
</main>`,
  );
}

const WIDE = markup` class="wide"`;

export function money(amount: number | null, currency: string | null): string {
  return formatMoney(fromStripeAmount(amount ?? 0, currency ?? ''));
}

export function instant(at: number): Markup {
  const iso = new Date(at * 1000).toISOString();
  return markup`<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`;
}

function action(sessionId: string, name: string, label: string, look: Part = null): Markup {
  return markup`<form method="post" action="/pay/${sessionId}/${name}"><button${look}>${label}</button></form>`;
}

const GO = markup` class="go"`;

/** The page a payer sees: what, how much, and three ways to go on. `declined` says that the last try failed. */
export function paymentPage(session: Stripe.Checkout.Session, items: ShownItem[], declined: boolean): string {
  const total = money(session.amount_total, session.currency);
  const payer = session.customer_email;
  return document(
    `Pay ${total}`,
    markup`${declined && DECLINED}
<h1>Your payment</h1><p class="total">${total}</p>
${items.map((item) => itemOf(item, items.length > 1))}
<dl>${payer && markup`<dt>Receipt to</dt><dd>${payer}</dd>`}<dt>Open until</dt><dd>${instant(session.expires_at)}</dd></dl>
${action(session.id, 'pay', `Pay ${total}`, GO)}
${action(session.id, 'decline', 'Try a card that is declined')}
${session.cancel_url && action(session.id, 'abandon', 'Go back without paying')}
<p class="soft">Going back leaves this payment open: you can return to it until it expires.</p>`,
  );
}

const DECLINED = markup`<p class="problem" role="alert">The card was declined. Nothing was paid; you can try again.</p>`;

/** What is paid for: its name, what stands below it, and its amount where there are several. */
function itemOf({ item, details }: ShownItem, isOneOfSeveral: boolean): Markup {
  const quantity = (item.quantity ?? 1) > 1 ? `${item.quantity} × ` : '';
  const amount = isOneOfSeveral && `: ${money(item.amount_total, item.currency)}`;
  const below = details && markup`<br><span class="soft">${details}</span>`;
  return markup`<p><strong>${quantity}${item.description ?? ''}</strong>${amount}${below}</p>`;
}

/** The number that the shop's own pages say too; Stripe's own of a session without an order of ours. */
function receiptOf({ client_reference_id: order, id }: Stripe.Checkout.Session): string {
  return order && isUuid(order) ? receiptNumber(order) : (order ?? id);
}

/** Where the payer was sent after paying. */
function backToTheShop({ success_url: to, id }: Stripe.Checkout.Session): string | null {
  return to && to.replaceAll('{CHECKOUT_SESSION_ID}', id);
}

/** What is left to say when a session is paid or expired. */
export function closedPage(session: Stripe.Checkout.Session, items: ShownItem[] = []): string {
  const total = money(session.amount_total, session.currency);
  if (session.status === 'complete') {
    const back = backToTheShop(session);
    return document(
      'Already paid',
      markup`<h1>Already paid</h1><p>This payment of ${total} is complete. It is not charged again.</p>
${items.map((item) => itemOf(item, items.length > 1))}
<dl><dt>Receipt</dt><dd>${receiptOf(session)}</dd><dt>Paid</dt><dd>${total}</dd></dl>
${back && markup`<p><a href="${back}">Back to what you paid for</a></p>`}`,
    );
  }
  return document(
    'Payment expired',
    markup`<h1>This payment has expired</h1><p class="problem">It was open until ${instant(session.expires_at)} and cannot be paid any more. Nothing was charged.</p><p>Please start again where you came from.</p>`,
  );
}

/** A plain page with one message. */
export function messagePage(title: string, text: string): string {
  return document(title, markup`<h1>${title}</h1><p>${text}</p>`);
}
