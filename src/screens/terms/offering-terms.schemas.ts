import { z } from 'zod';
import { KIND_KEYS } from '../../bookings';
import { nextSlot } from '../../matching';
import { instant, instantInput, money, person, uuid, zone } from '../../platform/http/schemas';

export const termsQuery = z.strictObject({
  startsAt: instantInput.optional().meta({ description: 'the time that somebody thinks of; sessions only' }),
  zone: zone.optional().meta({ description: "times are told in it; default: your account's, else UTC" }),
});
export type TermsQuery = z.output<typeof termsQuery>;

const session = z.object({
  startsAt: instant,
  startsAtLocal: z.string(),
  endsAt: instant,
  endsAtLocal: z.string(),
  coachStartsAtLocal: z.string().meta({ description: 'the same start on the wall of the coach' }),
  free: z
    .boolean()
    .meta({ description: 'a booking of it made at once would be accepted, but for `refusals`' }),
});

const named = z.object({ key: z.string(), title: z.string() });

const openHold = z.object({
  bookingId: uuid,
  kind: z.enum(KIND_KEYS),
  title: z.string(),
  coach: person,
  startsAt: instant.nullable().meta({ description: 'null of a document' }),
  startsAtLocal: z.string().nullable(),
  expiresAt: instant,
  checkoutUrl: z.string().nullable().meta({ description: 'where to pay it; null while that is not open' }),
  isThis: z.boolean().meta({ description: 'ordering the same again resumes it' }),
});

const document = z.object({
  days: z.int(),
  prompts: z
    .array(named)
    .meta({ description: 'ask for one, or for none and get one; empty: your own document' }),
  mediaTypes: z.array(z.string()),
  maxBytes: z.int(),
  words: z.object({ min: z.int(), max: z.int() }).nullable(),
});

const ID = '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10';

/** All that somebody should know before they order. */
export const termsAnswer = z
  .object({
    offeringId: uuid,
    kind: z.enum(KIND_KEYS),
    packKey: z.string(),
    packTitle: z.string().nullable(),
    stageKey: z.string(),
    title: z.string(),
    minutes: z.int().nullable().meta({ description: 'null of a document' }),
    coach: person.extend({ zone: z.string() }),
    price: money,
    zone: z.string(),
    session: session.nullable().meta({ description: 'null without `startsAt`, and of a document' }),
    nearest: z.array(nextSlot).meta({
      description:
        'the three nearest times that are free, where the asked one is not; without one the next three',
    }),
    included: z.array(z.string()),
    policy: z.object({
      sentences: z.array(z.string()),
      percentBack: z
        .int()
        .nullable()
        .meta({ description: 'of the price, if cancelled now; null where that is no matter of time' }),
      until: instant.nullable().meta({ description: 'when that changes' }),
      untilLocal: z.string().nullable(),
    }),
    holdMinutes: z.int().meta({ description: 'it is yours for so long while you pay' }),
    principles: z.array(named).meta({ description: 'what can be asked for: the coach interviews on it' }),
    competencies: z.array(named),
    document: document.nullable(),
    targets: z
      .array(
        z.object({
          id: uuid,
          levelKey: z.string(),
          levelTitle: z.string(),
          interviewDate: z.string().nullable(),
          principles: z
            .array(named)
            .meta({ description: 'its focus, as far as this coach interviews on it' }),
        }),
      )
      .meta({ description: 'your own of this pack, latest first; empty without a login' }),
    openHolds: z.array(openHold).meta({ description: 'what you hold unpaid, oldest first' }),
    refusals: z.array(z.object({ code: z.string(), detail: z.string(), bookingId: uuid.optional() })).meta({
      description:
        'why an order of yours would be refused now, by the codes that it would be refused with: booking.own_offering, candidate.busy (with the booking), booking.too_many_holds, auth.wrong_role',
    }),
  })
  .meta({
    id: 'OfferingTerms',
    example: {
      offeringId: ID,
      kind: 'session' as const,
      packKey: 'amazon-tpm',
      packTitle: 'Amazon Technical Program Manager (TPM)',
      stageKey: 'onsite',
      title: 'Onsite round',
      minutes: 60,
      coach: { id: ID, name: 'Ada', zone: 'America/New_York' },
      price: { amount: 12000, currency: 'EUR' },
      zone: 'Europe/Paris',
      session: {
        startsAt: '2027-03-02T17:00:00.000Z',
        startsAtLocal: '2027-03-02T18:00:00+01:00',
        endsAt: '2027-03-02T18:00:00.000Z',
        endsAtLocal: '2027-03-02T19:00:00+01:00',
        coachStartsAtLocal: '2027-03-02T12:00:00-05:00',
        free: true,
      },
      nearest: [],
      included: ['One session of 60 minutes with Ada, by video'],
      policy: {
        sentences: [
          'Free to cancel until Tuesday 2 March 2027, 18:00 Paris time: all of the price comes back.',
        ],
        percentBack: 100,
        until: '2027-03-02T17:00:00.000Z',
        untilLocal: '2027-03-02T18:00:00+01:00',
      },
      holdMinutes: 35,
      principles: [{ key: 'ownership', title: 'Ownership' }],
      competencies: [{ key: 'communication', title: 'Communication' }],
      document: null,
      targets: [],
      openHolds: [],
      refusals: [],
    },
  });
export type OfferingTerms = z.input<typeof termsAnswer>;
