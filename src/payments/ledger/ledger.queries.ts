import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { decodeInstantCursor, page } from '../../platform/http/paging';
import type { Money } from '../../shared/money';
import type { LedgerAccount } from './domain/postings';
import { ofOrders, type OrderFilter } from '../order-filter';

export interface LedgerLineView {
  account: LedgerAccount;
  partyId: string | null;
  /** Positive debits, negative credits. */
  amount: Money;
}

export interface LedgerEntryView {
  id: string;
  kind: string;
  orderId: string;
  sourceId: string | null;
  reversesKey: string | null;
  occurredAt: Date;
  lines: LedgerLineView[];
}

export interface LedgerBalance {
  account: LedgerAccount;
  balance: Money;
}

/** Reads of the ledger. Balances are derived, never stored. */
@Injectable()
export class LedgerQueries {
  constructor(private readonly database: Database) {}

  /** Entries, newest first, with their lines in order. */
  async entries(
    query: OrderFilter & { limit?: number; cursor?: string; orderId?: string },
  ): Promise<{ items: LedgerEntryView[]; nextCursor: string | null }> {
    const limit = query.limit ?? 20;
    const wanted = ofOrders(query);
    if (wanted.where) wanted.within('e.order_id IN (SELECT o.id FROM orders o ?)');
    wanted
      .add('e.order_id = ?::uuid', query.orderId)
      .before('(e.occurred_at, e.id)', decodeInstantCursor(query.cursor));
    const rows = await this.database.query<LedgerEntryView>(
      `SELECT e.id, e.kind, e.order_id AS "orderId", e.source_id AS "sourceId", e.reverses_key AS "reversesKey",
         e.occurred_at AS "occurredAt",
         (SELECT json_agg(json_build_object('account', l.account, 'partyId', l.party_id,
            'amount', json_build_object('amount', l.amount_minor, 'currency', l.currency)) ORDER BY l.line) FROM ledger_lines l WHERE l.entry_id = e.id) AS lines
       FROM ledger_entries e ${wanted.where}
       ORDER BY e.occurred_at DESC, e.id DESC LIMIT ${wanted.place(limit + 1)}`,
      wanted.values,
    );
    return page(rows, limit, (row) => [row.occurredAt.toISOString(), row.id]);
  }

  /** Debits minus credits of every account and currency. */
  async balances(): Promise<LedgerBalance[]> {
    const rows = await this.database.query<{ account: LedgerAccount } & Money>(
      `SELECT account, currency, sum(amount_minor)::bigint AS amount FROM ledger_lines
       GROUP BY account, currency ORDER BY account, currency`,
    );
    return rows.map(({ account, amount, currency }) => ({ account, balance: { amount, currency } }));
  }
}
