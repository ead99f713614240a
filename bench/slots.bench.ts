import { atMost, type Bench, cpuPerCall, type Line, shown } from './bench';
import { DAY_MS, MINUTE_MS } from '../src/shared/time';
import { SlotsInput, slots } from '../src/scheduling/domain/slots';
import { canonicalZoneNames } from '../src/shared/zones/zone-names';

/**
 * Cost of one slot list: a coach with Mon-Fri 09:00-17:00 in New York, 30-minute sessions, 60 busy intervals of
 * 30 to 90 minutes, 30 days from 2030-03-01 (the clocks change on the 10th).
 * Bar: 0.02 ms, also when every call is for another of the zones of the world.
 */
const FROM = Date.UTC(2030, 2, 1);

/** Two busy intervals a day, at hours and of lengths that vary but never by chance. */
const busy = Array.from({ length: 60 }, (_, i) => {
  const startMs = FROM + Math.floor(i / 2) * DAY_MS + (14 * 60 + (i % 2) * 240 + (i % 4) * 30) * MINUTE_MS;
  return { startMs, endMs: startMs + (30 + ((i % 19) % 3) * 30) * MINUTE_MS };
});

const input: SlotsInput = {
  zone: 'America/New_York',
  nowMs: FROM - DAY_MS,
  fromMs: FROM,
  toMs: FROM + 30 * DAY_MS,
  weekly: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
  overrides: [],
  daysOff: [],
  trips: [],
  minutes: 30,
  intervalMinutes: 30,
  startOffsetMinutes: 0,
  noticeMinutes: 720,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  horizon: null,
  maxPerDay: null,
  maxMinutesPerDay: null,
  maxPerWeek: null,
  maxMinutesPerWeek: null,
  busy,
  outsideBusy: [],
};

const everyRule: SlotsInput = {
  ...input,
  bufferBeforeMinutes: 10,
  bufferAfterMinutes: 10,
  horizon: { kind: 'rolling', days: 60 },
  maxPerDay: 6,
  maxMinutesPerWeek: 1_200,
  overrides: [{ date: '2030-03-12', intervals: [{ start: '10:00', end: '15:00' }] }],
  daysOff: ['2030-03-14'],
  trips: [{ from: '2030-03-18', to: '2030-03-20', zone: 'Europe/Paris' }],
};

const ROUNDS = 15;

const run = async (): Promise<Line[]> => {
  const starts = slots(input).length;
  const one = cpuPerCall(ROUNDS, 5_000, () => slots(input));
  const zones = canonicalZoneNames();
  let calls = 0;
  const every = cpuPerCall(ROUNDS, 5_000, () => {
    calls += 1;
    slots({ ...input, zone: zones[calls % zones.length] ?? input.zone });
  });
  const all = cpuPerCall(ROUNDS, 5_000, () => slots(everyRule));
  return [
    { figure: 'starts found', measured: String(starts) },
    atMost('CPU per call, one zone', one, 20, 1, 'µs'),
    atMost('CPU per call, every zone of the world', every, 20, 1, 'µs'),
    { figure: 'CPU per call, every rule set', measured: shown(all, 1, 'µs') },
  ];
};

export const bench: Bench = {
  name: 'slots',
  about: 'The pure slot core on the workload of our scheduling rules: CPU time per call.',
  run,
};
