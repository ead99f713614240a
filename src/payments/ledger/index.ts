export {
  earned,
  paid,
  refundAsked,
  refundDone,
  type RefundFacts,
  refundSources,
  type RefundSources,
  type Shares,
  stripeFee,
  type Taken,
  takenFrom,
  takenInAll,
} from './domain/postings';
export {
  type LedgerBalance,
  type LedgerEntryView,
  type LedgerLineView,
  LedgerQueries,
} from './ledger.queries';
export { Ledger } from './ledger.service';
