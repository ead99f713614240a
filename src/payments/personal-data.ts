import { nothingIn, registerHoldings, rows, run } from '../platform/personal-data/holdings';
import { removeTypedWords } from '../platform/personal-data/typed-words';

const KEPT = 'Kept, by id, for as long as commercial and tax law ask for; no name or address is in it.';
const KEPT_AS_SOLD =
  'Kept, by id, for as long as commercial and tax law ask for; of names it has the coach’s, as it was sold.';

registerHoldings([
  {
    table: 'orders',
    holds: 'What was bought, by whom (an id), for how much.',
    onErasure: KEPT_AS_SOLD,
    told: {
      title: 'What you bought',
      what: 'Stays by number, for as long as commercial and tax law ask for. Your name and address are not in it.',
      stays: true,
    },
    read: rows(
      `SELECT id, description, price_minor::text AS "priceMinor", currency, status, created_at AS "createdAt",
         paid_at AS "paidAt" FROM orders WHERE payer_id = $1 ORDER BY created_at, id`,
    ),
    obstacles: async (tx, accountId) => {
      const open = await tx.query<{ id: string }>(
        `SELECT o.id FROM orders o WHERE o.payer_id = $1 AND (
           EXISTS (SELECT 1 FROM refunds r WHERE r.order_id = o.id AND r.status = 'pending')
           OR EXISTS (SELECT 1 FROM disputes d WHERE d.order_id = o.id AND d.status IN ('inquiry', 'open'))
           OR EXISTS (SELECT 1 FROM payment_commands c WHERE c.order_id = o.id
             AND c.status IN ('pending', 'sent', 'needs_review')))
         ORDER BY o.id`,
        [accountId],
      );
      return open.map(({ id }) => ({
        code: 'erasure.money_under_way',
        detail: 'A payment or a refund of yours is under way. Please try again once it is settled.',
        subjectId: id,
      }));
    },
  },
  {
    table: 'order_lines',
    holds: 'What each thing in an order is and costs, and the coach whose work it is.',
    onErasure: KEPT_AS_SOLD,
    read: rows(
      `SELECT l.order_id AS "orderId", l.subject_id AS "bookingId", l.description, l.price_minor::text AS "priceMinor",
         o.currency FROM order_lines l JOIN orders o ON o.id = l.order_id WHERE o.payer_id = $1
       ORDER BY o.created_at, o.id, l.position`,
    ),
  },
  {
    table: 'allocations',
    holds: 'Which part of a refund, or of what a bank took back, is of which thing in an order.',
    onErasure: KEPT,
  },
  {
    table: 'charges',
    holds:
      'What was paid, with ids of the payment provider, and a code by which it tells the same card again.',
    onErasure: `${KEPT} The code of the card goes.`,
    erase: run(
      `UPDATE charges c SET card_fingerprint = NULL FROM orders o WHERE o.id = c.order_id AND o.payer_id = $1`,
    ),
    read: rows(
      `SELECT c.order_id AS "orderId", c.amount_minor::text AS "amountMinor", c.currency, c.captured_at AS "capturedAt",
         c.refunded_minor::text AS "refundedMinor"
       FROM charges c JOIN orders o ON o.id = c.order_id WHERE o.payer_id = $1 ORDER BY c.captured_at, c.id`,
    ),
  },
  {
    table: 'refunds',
    holds: 'What was paid back.',
    onErasure: KEPT,
    told: {
      title: 'What was paid back',
      what: 'Stays by number, as long as the payment does.',
      stays: true,
    },
    read: rows(
      `SELECT r.order_id AS "orderId", r.amount_minor::text AS "amountMinor", r.currency, r.status, r.reason,
         r.requested_at AS "requestedAt", r.settled_at AS "settledAt"
       FROM refunds r JOIN orders o ON o.id = r.order_id WHERE o.payer_id = $1 ORDER BY r.requested_at, r.id`,
    ),
  },
  {
    table: 'disputes',
    holds: 'That a bank disputed a payment, its reason in a word, and how it ended.',
    onErasure: KEPT,
    read: rows(
      `SELECT d.order_id AS "orderId", d.amount_minor::text AS "amountMinor", d.currency, d.status, d.reason,
         d.opened_at AS "openedAt", d.closed_at AS "closedAt"
       FROM disputes d JOIN orders o ON o.id = d.order_id WHERE o.payer_id = $1 ORDER BY d.opened_at, d.id`,
    ),
  },
  {
    table: 'checkouts',
    holds: 'Ids and links of payment pages, which ran out.',
    onErasure: KEPT,
  },
  {
    table: 'payment_commands',
    holds: 'What we asked the payment provider, with the payer’s e-mail address.',
    onErasure: 'The address goes; the rest is kept with the payment.',
    erase: async (tx, accountId) => {
      await run(
        `UPDATE payment_commands c SET params = c.params - 'customer_email' FROM orders o
         WHERE o.id = c.order_id AND o.payer_id = $1`,
      )(tx, accountId);
      await removeTypedWords(tx, accountId, {
        type: 'payment_command',
        ids: 'SELECT c.id FROM payment_commands c JOIN orders o ON o.id = c.order_id WHERE o.payer_id = $1',
      });
    },
  },
  {
    table: 'ledger_entries',
    holds: 'Bookkeeping of orders.',
    onErasure: KEPT,
  },
  {
    table: 'ledger_lines',
    holds: 'Amounts by account, with the id of a coach.',
    onErasure: KEPT,
  },
  {
    table: 'stripe_inbox',
    holds: 'Ids of events of the payment provider; of one that we could not read, the whole event.',
    onErasure: 'Kept, by id; an event that could not be read goes after 90 days.',
  },
  nothingIn('provider_lists'),
]);
