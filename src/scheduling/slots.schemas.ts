import { z } from 'zod';
import { instant, instantInput, localDate, reason, uuid, zone } from '../platform/http/schemas';
import { availabilityRequest, intervals, OUTSIDE_EXAMPLE, sessionsOutside } from './availability.schemas';

const MAX_DATES = 62;

export const slotsQuery = z.strictObject({
  offeringId: uuid,
  from: instantInput,
  to: instantInput,
  zone: zone.optional().meta({ description: 'zone to show the times in; default: yours, or UTC' }),
});
export type SlotsQuery = z.output<typeof slotsQuery>;

const slot = z.object({
  startsAt: instant,
  startsAtLocal: z.string().meta({
    description: 'the same instant on the wall of the zone asked for, with its offset',
    example: '2027-03-01T18:00:00.000+01:00',
  }),
});

export const slotsAnswer = z
  .object({
    coachId: uuid,
    offeringId: uuid,
    minutes: z.int(),
    zone: z.string(),
    coachZone: z.string().nullable().meta({ description: 'null while the coach has set no hours' }),
    coachOffsets: z.array(z.object({ since: instant, minutes: z.int() })).meta({
      description: "what the coach's wall shows: so many minutes later than UTC, each from that instant on",
    }),
    from: instant,
    to: instant,
    slots: z.array(slot),
    nextAvailable: slot.nullable().meta({
      description: 'where to look when there are no slots: the first one after the range, if any',
    }),
  })
  .meta({
    id: 'Slots',
    examples: [
      {
        coachId: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10',
        offeringId: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f11',
        minutes: 60,
        zone: 'Europe/Paris',
        coachZone: 'America/New_York',
        coachOffsets: [{ since: '2027-03-01T00:00:00.000Z', minutes: -300 }],
        from: '2027-03-01T00:00:00.000Z',
        to: '2027-03-02T00:00:00.000Z',
        slots: [{ startsAt: '2027-03-01T17:00:00.000Z', startsAtLocal: '2027-03-01T18:00:00.000+01:00' }],
        nextAvailable: null,
      },
    ],
  });

export const explainQuery = z.strictObject({ offeringId: uuid, startsAt: instantInput });
export type ExplainQuery = z.output<typeof explainQuery>;

export const explainAnswer = z
  .object({
    startsAt: instant,
    bookable: z.boolean(),
    reasons: z.array(
      z.object({
        rule: z.enum([
          'no_hours',
          'outside_hours',
          'day_off',
          'off_grid',
          'notice',
          'horizon',
          'daily_cap',
          'weekly_cap',
          'busy',
          'buffer',
          'outside_busy',
          'hold',
        ]),
        ref: z.string().optional().meta({ description: 'the booking or calendar it is about' }),
      }),
    ),
  })
  .meta({
    id: 'SlotExplanation',
    examples: [{ startsAt: '2027-03-01T17:00:00.000Z', bookable: false, reasons: [{ rule: 'notice' }] }],
  });

const dates = z
  .array(z.strictObject({ date: localDate, intervals: intervals.nullable() }))
  .max(MAX_DATES)
  .refine(
    (tried) => new Set(tried.map(({ date }) => date)).size === tried.length,
    reason('override.date_twice', 'Name each date once.'),
  )
  .meta({
    description:
      'changes of single dates to try with the hours: none of its intervals is a day off, null gives the date back to the weekly hours. Other dates stay as they are',
  });

/** Hours as they would be saved, and which of their slots to show. */
export const previewRequest = availabilityRequest
  .extend({
    minutes: z.int().min(15).max(240),
    from: instantInput,
    to: instantInput,
    dates: dates.default([]),
  })
  .meta({
    id: 'PreviewAvailability',
    examples: [
      {
        zone: 'Europe/Paris',
        weekly: [{ days: [1, 3], start: '18:00', end: '21:00' }],
        minutes: 60,
        from: '2027-03-01T00:00:00Z',
        to: '2027-03-08T00:00:00Z',
        dates: [{ date: '2027-03-01', intervals: [] }],
      },
    ],
  });
export type PreviewRequest = z.output<typeof previewRequest>;

export const previewAnswer = z
  .object({
    slots: z.array(slot),
    added: z.int().meta({ description: 'how many of them are not on offer with the present hours' }),
    removed: z.int().meta({ description: 'how many present slots of the range would go' }),
    sessionsOutside,
  })
  .meta({
    id: 'AvailabilityPreview',
    examples: [
      {
        slots: [{ startsAt: '2027-03-03T17:00:00.000Z', startsAtLocal: '2027-03-03T18:00:00.000+01:00' }],
        added: 0,
        removed: 3,
        sessionsOutside: [OUTSIDE_EXAMPLE],
      },
    ],
  });
