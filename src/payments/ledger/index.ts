export {
  earned,
  paid,
  refundAsked,
  refundDone,
  type RefundFacts,
  refundSources,
  type RefundSources,
  stripeFee,
} from './domain/postings';
export {
  type LedgerBalance,
  type LedgerEntryView,
  type LedgerLineView,
  LedgerQueries,
} from './ledger.queries';
export { Ledger } from './ledger.service';
