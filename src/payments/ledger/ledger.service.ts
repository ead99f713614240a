import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database';
import { newId } from '../../shared/ids';
import { reversal, type LedgerEntry } from './domain/postings';
import { PaymentMetrics } from '../payment.metrics';

/** Writes business facts to the append-only ledger; the database checks that each sums to zero per currency. */
@Injectable()
export class Ledger {
  constructor(private readonly metrics: PaymentMetrics) {}

  /** Posts an entry in the transaction of the change it explains. The same key again is a no-op and answers false. */
  async post(tx: Tx, entry: LedgerEntry): Promise<boolean> {
    if (entry.lines.length === 0) return false;
    const id = newId();
    const inserted = await tx.query<{ id: string }>(
      `INSERT INTO ledger_entries (id, unique_key, kind, order_id, source_id, reverses_key, occurred_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (unique_key) DO NOTHING RETURNING id`,
      [id, entry.key, entry.kind, entry.orderId, entry.sourceId, entry.reversesKey ?? null, tx.now],
    );
    if (inserted.length === 0) return false;
    for (const [index, line] of entry.lines.entries()) {
      await tx.query(
        `INSERT INTO ledger_lines (entry_id, line, account, party_id, currency, amount_minor)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [id, index + 1, line.account, line.partyId ?? null, line.currency, line.amountMinor],
      );
    }
    this.metrics.posted(tx, entry.kind);
    return true;
  }

  /** Undoes an entry by posting its mirror image. */
  async reverse(tx: Tx, entry: LedgerEntry): Promise<boolean> {
    return this.post(tx, reversal(entry));
  }
}
