import type { Tx } from '../../platform/database/database';

/**
 * Accounts other than its payer that have paid anything with the card of this order; empty while its card is not
 * known. Who asks for the same card waits for this transaction.
 */
export const payersWithSameCard = async (tx: Tx, orderId: string): Promise<string[]> => {
  const cards = await tx.query<{ card: string }>(
    `SELECT DISTINCT card_fingerprint AS card FROM charges
     WHERE order_id = $1 AND card_fingerprint IS NOT NULL`,
    [orderId],
  );
  await tx.lock('card', ...cards.map(({ card }) => card));
  const payers = await tx.query<{ id: string }>(
    `SELECT DISTINCT o.payer_id AS id FROM charges c JOIN orders o ON o.id = c.order_id
     WHERE c.card_fingerprint = ANY ($2) AND o.payer_id <> (SELECT payer_id FROM orders WHERE id = $1)`,
    [orderId, cards.map(({ card }) => card)],
  );
  return payers.map(({ id }) => id);
};
