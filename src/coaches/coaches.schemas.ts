import { z } from 'zod';
import type { Qualification } from './domain/coach';
import { distinct, key, keyList } from '../platform/http/keys';
import {
  httpsUrl,
  instant,
  money,
  pageOf,
  pageQuery,
  plainLine,
  plainText,
  reason,
  uuid,
  zone,
} from '../platform/http/schemas';

export const QUALIFICATIONS = ['bar_raiser'] as const satisfies readonly Qualification[];

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** BCP-47, short: a language and at most a region, in canonical spelling. */
const isLanguage = (tag: string): boolean =>
  /^[a-z]{2,3}(-[A-Z]{2})?$/.test(tag) && languageNames.of(tag) !== undefined;

export const language = z
  .string()
  .max(6)
  .refine(isLanguage, reason('language.unknown', 'Give a language by its code, like en, fr or pt-BR.'))
  .meta({ example: 'en' });

const statuses = ['draft', 'applied', 'published', 'rejected', 'suspended'] as const;
export const coachStatus = z.enum(statuses);

const line = (max: number) => plainLine(max).nullable().default(null);
const optionalKey = (example: string) => key.nullable().default(null).meta({ example });
const count = (max: number) => z.int().min(0).max(max).nullable().default(null);

const profileExample = {
  company: 'Amazon',
  roleTitle: 'Principal Technical Program Manager',
  levelTitle: 'L7',
  packKey: 'amazon-tpm',
  levelKey: 'l7',
  years: 12,
  interviewsConducted: 250,
  qualifications: ['bar_raiser'],
  languages: ['en', 'fr'],
  zone: 'Europe/Paris',
  meetingRoomUrl: 'https://meet.example.com/my-room',
  bio: 'Ran loops for six years, half of them as the one who guards the bar.',
  principles: ['ownership', 'dive-deep'],
  competencies: ['communication'],
};

/** PUT replaces the profile; a draft may be as empty as you like. */
export const coachProfileRequest = z
  .strictObject({
    company: line(80),
    roleTitle: line(120),
    levelTitle: line(80),
    packKey: optionalKey('amazon-tpm'),
    levelKey: optionalKey('l7'),
    years: count(60),
    interviewsConducted: count(100_000),
    qualifications: distinct(z.enum(QUALIFICATIONS), QUALIFICATIONS.length)
      .default([])
      .meta({ description: 'what they were besides an interviewer', example: ['bar_raiser'] }),
    languages: distinct(language, 10).default([]),
    zone: zone.nullable().default(null).meta({ description: "your account's zone when left out" }),
    meetingRoomUrl: httpsUrl
      .nullable()
      .default(null)
      .meta({ description: 'your own video room; shown to the two people of a session only' }),
    bio: plainText(4000).nullable().default(null),
    principles: keyList.default([]).meta({ example: ['ownership', 'dive-deep'] }),
    competencies: keyList.default([]).meta({ example: ['communication'] }),
  })
  .meta({ id: 'CoachProfileRequest', example: profileExample });
export type CoachProfileRequest = z.output<typeof coachProfileRequest>;

const missingItem = z.object({ field: z.string(), detail: z.string() }).meta({ id: 'MissingItem' });

/** What everybody may see. Nothing else of a coach ever leaves without a role. */
const publicFields = {
  id: uuid,
  name: z.string(),
  company: z.string().nullable(),
  roleTitle: z.string().nullable(),
  levelTitle: z.string().nullable(),
  packKey: z.string().nullable(),
  levelKey: z.string().nullable(),
  years: z.int().nullable(),
  interviewsConducted: z.int().nullable(),
  qualifications: z.array(z.string()),
  languages: z.array(z.string()),
  zone: z.string(),
  bio: z.string().nullable(),
  principles: z.array(z.string()),
  competencies: z.array(z.string()),
};

/** To the coach and to admins: where the three places that name a zone differ. */
export const coachZonesAnswer = z
  .object({
    account: z.string().meta({ description: 'mails and calendar entries speak in it' }),
    profile: z.string().meta({ description: 'shown to candidates' }),
    hours: z
      .string()
      .nullable()
      .meta({ description: 'the weekly hours are read in it; null while there are none' }),
    differ: z.boolean().meta({ description: 'true when they are not all one' }),
  })
  .meta({
    id: 'CoachZones',
    examples: [{ account: 'Europe/Paris', profile: 'Europe/Paris', hours: 'America/New_York', differ: true }],
  });

const ownFields = {
  ...publicFields,
  status: coachStatus,
  meetingRoomUrl: z.string().nullable(),
  decisionReason: z.string().nullable().meta({ description: 'what the admin wrote with the last decision' }),
  appliedAt: instant.nullable(),
  publishedAt: instant.nullable(),
  zones: coachZonesAnswer,
  missing: z.array(missingItem).meta({ description: 'what an application still needs; empty when ready' }),
};

const idExample = '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10';
const ownExample = {
  id: idExample,
  name: 'Ada',
  ...profileExample,
  status: 'draft' as const,
  decisionReason: null,
  appliedAt: null,
  publishedAt: null,
  zones: { account: 'Europe/Paris', profile: 'Europe/Paris', hours: null, differ: false },
  missing: [{ field: 'offerings', detail: 'Please add an offering.' }],
};

export const ownCoachAnswer = z.object(ownFields).meta({ id: 'OwnCoachProfile', example: ownExample });

export const offeringRequest = z
  .strictObject({
    packKey: key
      .optional()
      .meta({ example: 'amazon-tpm', description: 'the pack of your profile; any other is refused' }),
    stageKey: key.meta({
      example: 'tpm-phone-screen',
      description: 'a stage of the pack that is `bookable`',
    }),
    minutes: z.int().min(1).max(1440),
    price: money.strict(),
  })
  .meta({
    id: 'CreateOffering',
    example: { stageKey: 'tpm-phone-screen', minutes: 60, price: { amount: 12000, currency: 'EUR' } },
  });
export type OfferingRequest = z.output<typeof offeringRequest>;

export const offeringChange = z
  .strictObject({ price: money.strict().optional(), active: z.boolean().optional() })
  .meta({
    id: 'ChangeOffering',
    description:
      'Stage and minutes stay; retire the offering and make another. Bookings keep the price they were made at.',
    example: { price: { amount: 13500, currency: 'EUR' } },
  });
export type OfferingChange = z.output<typeof offeringChange>;

const offeringExample = {
  id: idExample,
  packKey: 'amazon-tpm',
  stageKey: 'tpm-phone-screen',
  title: 'TPM phone screen',
  minutes: 60,
  price: { amount: 12000, currency: 'EUR' },
};

export const publicOffering = z
  .object({
    id: uuid,
    packKey: z.string(),
    stageKey: z.string(),
    title: z.string().meta({ example: 'Onsite round', description: 'what one session is called' }),
    minutes: z.int(),
    price: money,
  })
  .meta({ id: 'PublicOffering', example: offeringExample });

export const offeringAnswer = publicOffering
  .extend({ active: z.boolean() })
  .meta({ id: 'Offering', example: { ...offeringExample, active: true } });

export const offeringsAnswer = pageOf(offeringAnswer).meta({ id: 'OfferingList' });

export const publicCoachFields = publicFields;

/** For admins who vet: the whole profile, the account behind it and the offerings. */
export const coachApplicationAnswer = z
  .object({ ...ownFields, accountId: uuid, email: z.string(), offerings: z.array(offeringAnswer) })
  .meta({
    id: 'CoachApplication',
    example: {
      ...ownExample,
      accountId: idExample,
      email: 'ada@example.com',
      status: 'applied' as const,
      appliedAt: '2027-02-01T12:00:00.000Z',
      missing: [],
      offerings: [{ ...offeringExample, active: true }],
    },
  });
export type CoachApplication = z.input<typeof coachApplicationAnswer>;

/** Query of the applications list. */
export const applicationsQuery = z.strictObject({
  ...pageQuery,
  status: coachStatus.default('applied'),
});

/** An admin's decision. */
export const decisionRequest = z.strictObject({
  decision: z.enum(['publish', 'reject', 'suspend']),
  reason: plainText(1000)
    .nullable()
    .default(null)
    .meta({ description: 'the coach reads it; needed to reject and to suspend' }),
});
export type Decision = z.output<typeof decisionRequest>['decision'];
