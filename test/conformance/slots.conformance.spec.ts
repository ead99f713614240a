import cases from './slots.json';
import { Horizon, SlotsInput, isBookable, slots } from '../../src/scheduling/domain/slots';
import { localDateOf } from '../../src/scheduling/domain/zone-offsets';

/** One case of slots.json. Lists that are empty in every listed case are typed by the rules that come with them. */
interface Case {
  id: string;
  coachTimeZone: string;
  now: string;
  rangeStart: string;
  rangeEndExclusive: string;
  weeklyRules: SlotsInput['weekly'];
  dateOverrides: SlotsInput['overrides'];
  busy: { start: string; end: string; status: string; otherSessionType?: boolean }[];
  externalBusy: { start: string; end: string }[];
  holds: { start: string; end: string; by: string; expires: string }[];
  viewerId: string | null;
  durationMinutes: number;
  intervalMinutes: number;
  startOffsetMinutes: number;
  minNoticeMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  maxBookingsPerDay: number | null;
  maxMinutesPerDay: number | null;
  bookingHorizon: { type: 'rolling'; days: number } | { type: 'range'; start: string; end: string } | null;
  outOfOfficeDates: string[];
  travel: { start: string; end: string; timeZone: string }[];
  expectedSlotStartsUtc: string[];
}

const at = (iso: string): number => Date.parse(iso);
const range = (of: { start: string; end: string }) => ({ startMs: at(of.start), endMs: at(of.end) });

/** Whoever fills the input decides what blocks; for the cases that is done here. */
function toInput(given: Case): SlotsInput {
  return {
    zone: given.coachTimeZone,
    nowMs: at(given.now),
    fromMs: at(given.rangeStart),
    toMs: at(given.rangeEndExclusive),
    weekly: given.weeklyRules,
    overrides: given.dateOverrides,
    daysOff: given.outOfOfficeDates,
    trips: given.travel.map((trip) => ({ from: trip.start, to: trip.end, zone: trip.timeZone })),
    minutes: given.durationMinutes,
    intervalMinutes: given.intervalMinutes,
    startOffsetMinutes: given.startOffsetMinutes,
    noticeMinutes: given.minNoticeMinutes,
    bufferBeforeMinutes: given.bufferBeforeMinutes,
    bufferAfterMinutes: given.bufferAfterMinutes,
    horizon: toHorizon(given),
    maxPerDay: given.maxBookingsPerDay,
    maxMinutesPerDay: given.maxMinutesPerDay,
    maxPerWeek: null,
    maxMinutesPerWeek: null,
    busy: [...bookings(given), ...otherHolds(given)],
    outsideBusy: given.externalBusy.map(range),
  };
}

function toHorizon({ bookingHorizon: horizon, coachTimeZone: zone }: Case): Horizon | null {
  if (!horizon) return null;
  if (horizon.type === 'rolling') return { kind: 'rolling', days: horizon.days };
  return { kind: 'range', start: dateOf(horizon.start, zone), end: dateOf(horizon.end, zone) };
}

/** A bound of a range is a local date, or an instant that stands for the coach's local date at that moment. */
const dateOf = (bound: string, zone: string): string =>
  bound.includes('T') ? localDateOf(zone, at(bound)) : bound;

const bookings = (given: Case): SlotsInput['busy'] =>
  given.busy
    .filter((booking) => booking.status === 'confirmed')
    .map((booking) => ({ ...range(booking), countsInCaps: !booking.otherSessionType }));

/** The cases count only confirmed bookings in the caps, so their holds do not count. */
const otherHolds = (given: Case): SlotsInput['busy'] =>
  given.holds
    .filter((hold) => hold.by !== given.viewerId && at(hold.expires) > at(given.now))
    .map((hold) => ({ ...range(hold), hold: true, countsInCaps: false }));

describe('the slot conformance cases', () => {
  const all = cases.cases as unknown as Case[];

  it('are all there', () => expect(all.length).toBeGreaterThanOrEqual(32));

  it.each(all.map((given) => [given.id, given] as const))('%s', (_id, given) => {
    const input = toInput(given);
    const starts = slots(input);
    expect(starts.map((start) => new Date(start).toISOString())).toEqual(given.expectedSlotStartsUtc);
    expect(starts.every((start) => isBookable(input, start))).toBe(true);
  });
});
