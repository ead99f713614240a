import { type Call, type Found, LIVE, type Round } from './history';

/** Bookings whose end the answers to their people do not allow. */
export const endFaults = (round: Round): string[] => round.found.flatMap((row) => faultsOfEnd(row, round));

const faultsOfEnd = (row: Found, round: Round): string[] => {
  const about = round.calls.filter((call) => call.bookingId === row.id && call.status < 300);
  const of = (does: Call['does']): Call[] => about.filter((call) => call.does === does);
  return [
    ...claimFaults(row),
    ...moneyFaults(row, of('pay')),
    ...cancelFaults(row, of('cancel')),
    ...reportFaults(row, of('report')),
    ...lossFaults(row, of('give_up'), round),
  ].map((fault) => `booking ${row.id} (${row.status}): ${fault}`);
};

const claimFaults = ({ status, coachClaim, candidateClaim }: Found): string[] => {
  const wanted = status === 'held' ? 'hold' : LIVE.has(status) ? 'booking' : null;
  return coachClaim === wanted && candidateClaim === wanted
    ? []
    : [`claims ${coachClaim} and ${candidateClaim}, not ${wanted}`];
};

/** Who paid has the session or the money back; who did not pay has neither. */
const moneyFaults = (row: Found, payments: Call[]): string[] => {
  const [paid, stands] = [payments.length > 0, LIVE.has(row.status) && row.status !== 'held'];
  if (payments.length > 1) return ['was paid twice'];
  if (paid !== row.paidMinor > 0) return [`${row.paidMinor} arrived of ${payments.length} payments`];
  if (!paid) return stands ? ['stands without a payment'] : [];
  if (row.status === 'held') return ['was paid and is not confirmed'];
  if (!stands && row.returnedMinor !== row.paidMinor)
    return [`${row.returnedMinor} of ${row.paidMinor} went back`];
  if (row.returnedMinor === 0 || !stands) return [];
  const allowed = row.status === 'coach_no_show' && row.returnedMinor === row.paidMinor;
  return allowed ? [] : [`${row.returnedMinor} went back`];
};

/** Cancelled by the one side that was told so, and by nobody when nobody was. */
const cancelFaults = (row: Found, cancels: Call[]): string[] => {
  if ((row.status === 'cancelled') !== cancels.length > 0)
    return [`${cancels.length} cancellations acknowledged`];
  const sides = new Set(cancels.map((call) => sideOf(row, call)));
  const fits = sides.size <= 1 && [...sides].every((side) => side === row.cancelledBy);
  return fits ? [] : [`cancelled by ${row.cancelledBy}, acknowledged to ${[...sides].join(' and ')}`];
};

/** Each side says one thing, however often; the same word of both stands, contradicting words are for a person to decide. */
const reportFaults = (row: Found, reports: Call[]): string[] => {
  if (reports.length === 0) return [];
  const sides = new Set(reports.map((call) => sideOf(row, call)));
  const words = new Set(reports.map((call) => `${sideOf(row, call)} ${call.missing}`));
  if (sides.size < words.size) return ['one side reported twice'];
  const named = new Set(reports.map(({ missing }) => missing));
  const wanted = named.size > 1 ? 'under_review' : `${[...named].join()}_no_show`;
  return row.status === wanted ? [] : [`was reported as ${[...named].join(' and ')}`];
};

/** A hold ends because its candidate said so or took an overlapping time, or because its time was over. */
const lossFaults = (row: Found, giveUps: Call[], { calls, now }: Round): string[] => {
  if (row.status === 'expired') return row.holdExpiresAt <= now ? [] : ['ran out before its deadline'];
  if (row.status === 'held') {
    if (giveUps.length > 0) return ['was given up'];
    return row.holdExpiresAt <= now ? ['outlived its deadline'] : [];
  }
  if (row.status !== 'given_up' || giveUps.length > 0) return [];
  const replaced = calls.some(
    (call) =>
      call.does === 'book' &&
      call.status === 201 &&
      call.by === row.candidateId &&
      call.bookingId !== row.id &&
      (call.startsAt ?? 0) < row.endsAt &&
      row.startsAt < (call.endsAt ?? 0),
  );
  return replaced ? [] : ['nobody gave it up'];
};

const sideOf = (row: Found, { by }: Call): string => (by === row.candidateId ? 'candidate' : 'coach');
