import { z } from 'zod';
import { coachZonesAnswer } from '../coaches';
import {
  instant,
  localDate,
  pathId,
  plainText,
  reason,
  timeOfDay,
  uuid,
  zone,
} from '../platform/http/schemas';
import { DEFAULT_RULES } from './domain/booking.rules';
import { OUTSIDE_RULES } from './domain/sessions-outside';

/** More windows than anybody's week has; keeps the work per list bounded. */
const MAX_WEEKLY = 50;
const MAX_INTERVALS = 24;
const DAY_MINUTES = 1_440;

const interval = z.strictObject({ start: timeOfDay, end: timeOfDay }).meta({
  id: 'WallInterval',
  description: 'Wall-clock hours of one date, half-open; 24:00 and 23:59 as an end both mean midnight.',
  examples: [{ start: '09:00', end: '12:30' }],
});

const weeklyHours = z
  .strictObject({
    days: z
      .array(z.int().min(0).max(6))
      .min(1)
      .max(7)
      .refine(
        (days) => new Set(days).size === days.length,
        reason('availability.day_twice', 'Name each day once.'),
      )
      .meta({ description: 'days of the week, 0 = Sunday', example: [1, 2, 3, 4, 5] }),
    start: timeOfDay,
    end: timeOfDay,
  })
  .meta({
    id: 'WeeklyHours',
    description:
      'Hours that repeat on these days, in the wall-clock time of the coach. Overlapping ones join.',
    examples: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
  });

const horizon = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('rolling'), days: z.int().min(1).max(365) }),
    z.strictObject({ kind: z.literal('range'), start: localDate, end: localDate }),
  ])
  .meta({
    id: 'BookingHorizon',
    description:
      'How far ahead sessions may start: until the end of today + days, or within two dates of the coach (both included).',
    examples: [{ kind: 'rolling', days: 60 }],
  });

const minutes = (most: number): z.ZodInt => z.int().min(0).max(most);
const cap = (most: number, description: string) =>
  z.int().min(1).max(most).nullable().default(null).meta({ description });

const rulesShape = {
  intervalMinutes: z.int().min(5).max(DAY_MINUTES).nullable().default(DEFAULT_RULES.intervalMinutes).meta({
    description: 'distance between two starts; null: the length of the session',
  }),
  startOffsetMinutes: minutes(DAY_MINUTES).default(DEFAULT_RULES.startOffsetMinutes).meta({
    description: 'distance from the start of a window to the first start in it',
  }),
  bufferBeforeMinutes: minutes(480).default(DEFAULT_RULES.bufferBeforeMinutes),
  bufferAfterMinutes: minutes(480).default(DEFAULT_RULES.bufferAfterMinutes),
  noticeMinutes: minutes(60 * DAY_MINUTES)
    .default(DEFAULT_RULES.noticeMinutes)
    .meta({
      description:
        'a session starts at least this long after it is booked; at least the time to pay and an hour',
    }),
  horizon: horizon.default(DEFAULT_RULES.horizon),
  maxPerDay: cap(100, 'sessions on one date of the coach; null: no limit'),
  maxMinutesPerDay: cap(DAY_MINUTES, 'minutes of sessions on one date of the coach'),
  maxPerWeek: cap(500, 'sessions in one week of the coach, Monday to Sunday'),
  maxMinutesPerWeek: cap(7 * DAY_MINUTES, 'minutes of sessions in one week of the coach'),
};

const rulesRequest = z.strictObject(rulesShape).meta({
  id: 'PutBookingRules',
  description: 'How sessions are laid into the hours. What is left out has its default.',
  examples: [{ intervalMinutes: 30, bufferAfterMinutes: 10, maxPerDay: 3 }],
});

const rulesAnswer = z.object(rulesShape).meta({ id: 'BookingRules', examples: [DEFAULT_RULES] });

/** PUT: the hours as a whole. */
export const availabilityRequest = z
  .strictObject({
    zone,
    weekly: z.array(weeklyHours).max(MAX_WEEKLY),
    rules: rulesRequest.default(DEFAULT_RULES),
  })
  .meta({
    id: 'PutAvailability',
    examples: [
      {
        zone: 'Europe/Paris',
        weekly: [{ days: [1, 2, 3, 4, 5], start: '18:00', end: '21:30' }],
        rules: { intervalMinutes: 30, bufferAfterMinutes: 10, noticeMinutes: 720, maxPerDay: 3 },
      },
    ],
  });
export type AvailabilityRequest = z.output<typeof availabilityRequest>;

export const intervals = z.array(interval).max(MAX_INTERVALS);

export const overrideRequest = z.strictObject({ intervals }).meta({
  id: 'PutDateOverride',
  description: 'Hours that replace the weekly ones on one date. None: a day off.',
  examples: [{ intervals: [] }, { intervals: [{ start: '10:00', end: '12:00' }] }],
});
export type OverrideRequest = z.output<typeof overrideRequest>;

const why = plainText(1000, 3).meta({
  description: 'Why you edit the hours of somebody else. The coach reads it.',
  example: 'You asked us by phone to free your Friday.',
});

/** What an admin sends: the same, and why. */
export const availabilityRequestByAdmin = availabilityRequest.extend({ reason: why }).meta({
  id: 'PutAvailabilityByAdmin',
  examples: [
    {
      zone: 'Europe/Paris',
      weekly: [{ days: [1, 2, 3, 4], start: '18:00', end: '21:30' }],
      reason: 'You asked us by phone to free your Friday.',
    },
  ],
});
export type AvailabilityRequestByAdmin = z.output<typeof availabilityRequestByAdmin>;

export const overrideRequestByAdmin = overrideRequest.extend({ reason: why }).meta({
  id: 'PutDateOverrideByAdmin',
  examples: [{ intervals: [], reason: 'You told us that you are ill.' }],
});
export type OverrideRequestByAdmin = z.output<typeof overrideRequestByAdmin>;

export const hoursReason = z
  .strictObject({ reason: why })
  .meta({ id: 'HoursReason', examples: [{ reason: 'You are well again, you told us.' }] });

export const overrideParams = z.strictObject({ date: localDate });
export const coachOverrideParams = z.strictObject({ id: pathId, date: localDate });

const HOURS_EXAMPLE = {
  coachId: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10',
  zone: 'Europe/Paris',
  zones: { account: 'Europe/Paris', profile: 'Europe/Paris', hours: 'Europe/Paris', differ: false },
  version: 2,
  weekly: [{ days: [1, 2, 3, 4], start: '18:00', end: '21:30' }],
  rules: DEFAULT_RULES,
  overrides: [{ date: '2027-03-01', intervals: [] }],
  updatedAt: '2027-02-20T09:00:00.000Z',
};

export const availabilityAnswer = z
  .object({
    coachId: uuid,
    zone: z.string(),
    zones: coachZonesAnswer,
    version: z
      .int()
      .meta({ description: 'rises with every change; 0 while no hours are set. Also the ETag' }),
    weekly: z.array(weeklyHours),
    rules: rulesAnswer,
    overrides: z.array(z.object({ date: z.string(), intervals })).meta({
      description: 'dates from yesterday on, in order',
    }),
    updatedAt: instant.nullable(),
  })
  .meta({ id: 'Availability', examples: [HOURS_EXAMPLE] });
export type AvailabilityAnswer = z.input<typeof availabilityAnswer>;

const onTheWall = z.string().meta({
  description: 'on the wall of the zone of the hours, with its offset',
  example: '2027-03-01T18:00:00.000+01:00',
});

export const OUTSIDE_EXAMPLE = {
  id: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f12',
  title: 'TPM phone screen',
  candidateFirstName: 'Maya',
  startsAt: '2027-03-01T17:00:00.000Z',
  endsAt: '2027-03-01T18:00:00.000Z',
  startsAtLocal: '2027-03-01T18:00:00.000+01:00',
  endsAtLocal: '2027-03-01T19:00:00.000+01:00',
  zone: 'Europe/Paris',
  reason: { rule: 'day_off', date: '2027-03-01', text: '1 March 2027 is a day off' },
};

const sessionOutside = z
  .object({
    id: uuid.meta({ description: 'of the booking' }),
    title: z.string(),
    candidateFirstName: z.string(),
    startsAt: instant,
    endsAt: instant,
    startsAtLocal: onTheWall,
    endsAtLocal: onTheWall,
    zone: z.string().meta({ description: 'that of the hours' }),
    reason: z.object({
      rule: z.enum(OUTSIDE_RULES).meta({
        description:
          'day_off: the date is off; date_hours: the date has hours of its own, which do not hold it; outside_hours: the weekly hours do not',
      }),
      date: z.string().meta({ description: 'the date of the coach whose hours are missing' }),
      text: z.string(),
    }),
  })
  .meta({
    id: 'SessionOutsideHours',
    examples: [OUTSIDE_EXAMPLE],
  });
export type SessionOutside = z.input<typeof sessionOutside>;

/** Booked sessions outside the hours of an answer. */
export const sessionsOutside = z.array(sessionOutside).meta({
  example: [OUTSIDE_EXAMPLE],
  description:
    'booked sessions that have not begun and that these hours do not hold, soonest first. They stay booked: keep them, or ' +
    'cancel them. Notice, horizon, limits and buffers count for new bookings only.',
});

/** The hours after a change, with what to say of sessions that are booked. */
export const availabilityChange = availabilityAnswer.extend({ sessionsOutside }).meta({
  id: 'AvailabilityChange',
  examples: [{ ...HOURS_EXAMPLE, sessionsOutside: [OUTSIDE_EXAMPLE] }],
});
export type AvailabilityChange = z.input<typeof availabilityChange>;
