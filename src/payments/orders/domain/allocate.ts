import { splitByWeights } from '../../../shared/money';
import { refundSources, type RefundSources, type Taken } from '../../ledger/domain/postings';

/** What is left of one line of an order, in minor units, and where it lies. */
export interface LineMoney {
  lineId: string;
  subjectId: string;
  coachId: string;
  /** What is neither back, nor on its way back, nor lost to a bank; negative where more went than was paid. */
  leftMinor: number;
  lies: RefundSources;
}

/** What a movement takes from one line. */
export interface LinePart extends Taken {
  lineId: string;
  subjectId: string;
}

/**
 * From which lines money goes when nobody said of which: the provider or a bank took it from the whole order. First what
 * we wanted back of a line anyway (`wanted`, minor units by line id), the rest from all lines in the ratio of what is left
 * of each. What goes beyond all that overdraws the first line, where a person sees it. The parts sum to the amount.
 */
export const allocate = (
  amountMinor: number,
  lines: readonly LineMoney[],
  wanted: ReadonlyMap<string, number> = new Map(),
): LinePart[] => {
  const left = lines.map(({ leftMinor }) => Math.max(0, leftMinor));
  let rest = amountMinor;
  const first = lines.map(({ lineId }, at) => {
    const taken = Math.min(wanted.get(lineId) ?? 0, left[at] ?? 0, rest);
    rest -= taken;
    return taken;
  });
  const free = left.map((minor, at) => minor - (first[at] ?? 0));
  const shared = Math.min(
    rest,
    free.reduce((sum, minor) => sum + minor, 0),
  );
  const shares = shared > 0 ? splitByWeights(shared, free) : free.map(() => 0);
  return lines.flatMap((line, at) => {
    const beyond = at === 0 ? rest - shared : 0;
    return partsOf(line, (first[at] ?? 0) + (shares[at] ?? 0) + beyond);
  });
};

/** What is taken from one line, as one part; none for an amount of nothing. */
export const partsOf = ({ lineId, subjectId, coachId, lies }: LineMoney, amountMinor: number): LinePart[] =>
  amountMinor === 0 ? [] : [{ lineId, subjectId, coachId, sources: refundSources(amountMinor, lies) }];

/** What a part takes in all, in minor units. */
export const partMinor = ({ sources }: Pick<Taken, 'sources'>): number =>
  sources.escrowMinor + sources.coachMinor + sources.feeMinor;
