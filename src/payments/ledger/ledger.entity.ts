import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { currencyColumn, instant, minor } from '../payment-columns';

/** One business fact. Triggers refuse changes, and entries whose lines do not sum to zero (money rule 13). */
@Entity('ledger_entries')
@Unique('ledger_entries_key_uq', ['uniqueKey'])
@Unique('ledger_entries_reverses_uq', ['reversesKey'])
@Index('ledger_entries_order_ix', ['orderId'])
@Index('ledger_entries_source_ix', ['sourceId'])
@Index('ledger_entries_occurred_ix', ['occurredAt', 'id'])
@Index('ledger_entries_movement_uq', ['sourceId', 'kind'], {
  unique: true,
  where: `kind IN ('dispute', 'dispute_reinstated', 'dispute_fee')`,
})
@Check(
  'ledger_entries_kind_ck',
  `kind IN ('paid', 'stripe_fee', 'earned', 'refund_asked', 'refund_done', 'dispute', 'dispute_reinstated', 'dispute_fee', 'dispute_lost', 'reversal')`,
)
@Check('ledger_entries_reversal_ck', `(kind = 'reversal') = (reverses_key IS NOT NULL)`)
@ForeignKey('Order', ['orderId'], ['id'], { name: 'ledger_entries_order_fk' })
export class LedgerEntryRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'ledger_entries_pk' }) id!: string;
  @Column('text', { name: 'unique_key' }) uniqueKey!: string;
  @Column('text') kind!: string;
  @Column('uuid', { name: 'order_id' }) orderId!: string;
  @Column('text', { name: 'source_id', nullable: true }) sourceId!: string | null;
  @Column('text', { name: 'reverses_key', nullable: true }) reversesKey!: string | null;
  @Column({ name: 'occurred_at', ...instant }) occurredAt!: Date;
}

@Entity('ledger_lines')
@Index('ledger_lines_account_ix', ['account', 'currency'])
@Check('ledger_lines_amount_ck', 'amount_minor <> 0')
@Check(
  'ledger_lines_account_ck',
  `account IN ('stripe_clearing', 'stripe_fees', 'escrow', 'coach_payable', 'coach_receivable', 'fee_revenue', 'refund_payable', 'package_credit', 'promotion_expense', 'dispute_suspense', 'dispute_fees', 'dispute_loss')`,
)
@ForeignKey('LedgerEntryRow', ['entryId'], ['id'], { name: 'ledger_lines_entry_fk' })
export class LedgerLineRow {
  @PrimaryColumn('uuid', { name: 'entry_id', primaryKeyConstraintName: 'ledger_lines_pk' }) entryId!: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'ledger_lines_pk' }) line!: number;
  @Column('text') account!: string;
  @Column('uuid', { name: 'party_id', nullable: true }) partyId!: string | null;
  @Column(currencyColumn) currency!: string;
  @Column(minor('amount_minor')) amountMinor!: number;
}
