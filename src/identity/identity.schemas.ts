import { z } from 'zod';
import { instant, pageOf, pageQuery, plainLine, reason, uuid, zone } from '../platform/http/schemas';
import { wayBack } from '../shared/way-back';
import { HOUR_CYCLES, LOCALES } from '../shared/reader';
import { isPersonName } from '../shared/person-name';
import { ROLES } from '../platform/http/access';
import { ADDRESS_FAULTS, readAddress, TYPED_MAX } from '../shared/email-address';
import { PASSWORD_MAX, PASSWORD_MIN } from './domain/password.rules';

/** An address in the form in which we keep it. 422 `email.invalid`, `email.quoted`, `email.too_long` and the like. */
const email = z
  .string()
  .max(TYPED_MAX)
  .transform((typed, context) => {
    const read = readAddress(typed);
    if ('address' in read) return read.address;
    context.addIssue({ code: 'custom', ...reason(`email.${read.fault}`, ADDRESS_FAULTS[read.fault]) });
    return z.NEVER;
  })
  .meta({
    format: 'email',
    example: 'ada@example.com',
    description: 'Domains of other scripts are taken as they are written; capitals do not matter.',
  });

const password = z
  .string()
  .min(PASSWORD_MIN)
  .max(PASSWORD_MAX)
  .meta({ example: 'four plain words here', description: '10 to 128 characters, not a common one.' });
const presentPassword = z
  .string()
  .min(1)
  .max(PASSWORD_MAX)
  .meta({ description: 'Your password once more: a stolen token is not enough for this.' });
const token = z.string().min(20).max(500);
const accepted = z.literal(true, 'Accept the terms to go on.');
/** It stands in mails to other people. 422 `name.not_a_name`. */
const personName = plainLine(80).refine(
  isPersonName,
  reason(
    'name.not_a_name',
    'Write a name: letters of any script, single spaces, apostrophes and hyphens, and full stops only behind initials and short forms, as in J. R. Tolkien Jr.',
  ),
);

/** Anything that is no page of ours is dropped, not refused: it comes from an address that somebody followed. */
const next = z
  .string()
  .max(2_000)
  .optional()
  .transform((written) => wayBack(written))
  .meta({
    type: 'string',
    example: '/bookings',
    description:
      'The page that they wanted to see; the link in the mail leads back to it. Dropped unless it is one of ours.',
  });

export const signUpSchema = z
  .strictObject({
    email,
    password,
    name: personName.meta({ example: 'Ada Moreau' }),
    zone,
    termsAccepted: accepted,
    coach: z.boolean().default(false).meta({ description: 'Also become a coach; needs coachTermsAccepted.' }),
    coachTermsAccepted: accepted
      .optional()
      .meta({ description: 'I will not use confidential questions of a former employer.' }),
    next,
  })
  .meta({
    id: 'SignUp',
    examples: [
      {
        email: 'ada@example.com',
        password: 'four plain words here',
        name: 'Ada Moreau',
        zone: 'Europe/Paris',
        termsAccepted: true,
      },
    ],
  });
export type SignUp = z.output<typeof signUpSchema>;

export const tokenSchema = z
  .strictObject({ token })
  .meta({ id: 'OneTimeToken', examples: [{ token: 'kV3xq0m1Zt8uYw5sB7nA2cD4eF6gH9jK' }] });
export const logInSchema = z
  .strictObject({
    email,
    password: z.string().min(1).max(PASSWORD_MAX),
    cookie: z
      .boolean()
      .default(false)
      .meta({ description: 'Browsers: keep the refresh token in an httpOnly cookie.' }),
  })
  .meta({ id: 'LogIn', examples: [{ email: 'candidate@demo.test', password: 'practice makes progress' }] });
export type LogIn = z.output<typeof logInSchema>;

export const refreshSchema = z.strictObject({ refreshToken: token.optional() }).meta({
  id: 'Refresh',
  description: 'Empty when the refresh token is in the cookie.',
  examples: [{ refreshToken: 'kV3xq0m1Zt8uYw5sB7nA2cD4eF6gH9jK' }],
});

export const resetRequestSchema = z
  .strictObject({ email, next })
  .meta({ id: 'PasswordResetRequest', examples: [{ email: 'ada@example.com' }] });
export type MailedLinkRequest = z.output<typeof resetRequestSchema>;
export const resetSchema = z.strictObject({ token, password }).meta({
  id: 'PasswordReset',
  examples: [{ token: 'kV3xq0m1Zt8uYw5sB7nA2cD4eF6gH9jK', password: 'four plain words here' }],
});

export const confirmationRequestSchema = z
  .strictObject({ email, next })
  .meta({ id: 'ConfirmationRequest', examples: [{ email: 'ada@example.com' }] });

export const emailChangeSchema = z
  .strictObject({
    email,
    password: presentPassword,
  })
  .meta({
    id: 'EmailChangeRequest',
    examples: [{ email: 'ada@example.org', password: 'four plain words here' }],
  });
export type EmailChangeRequest = z.output<typeof emailChangeSchema>;

export const confirmedSchema = z
  .object({
    message: z.string(),
    email: z.string().meta({ description: 'The address that the link was mailed to: log in with it.' }),
    passwordNeeded: z.boolean().meta({
      description:
        'True when somebody else may have signed up with the address, so that no password counts: choose one with the ' +
        'same token at POST /v1/password-resets/confirm. That accepts the terms; the account is then a candidate’s, ' +
        'without what others gave.',
    }),
  })
  .meta({ id: 'AddressConfirmed' });

export const acknowledgedSchema = z.object({ message: z.string() }).meta({
  id: 'Acknowledged',
  examples: [{ message: 'If this address can be used, a mail is on its way.' }],
});

export const sessionSchema = z
  .object({
    accessToken: z.string(),
    accessTokenExpiresAt: instant,
    refreshToken: z.string().nullable().meta({ description: 'Null when it was set as a cookie.' }),
    refreshTokenExpiresAt: instant,
  })
  .meta({ id: 'Session' });

const hourCycle = z
  .enum(HOUR_CYCLES)
  .meta({ description: 'The clock of 24 hours, or the one of twice 12: mails and sentences go by it.' });
const locale = z.enum(LOCALES).meta({ description: 'Whether the day comes before the month or after it.' });

export const loginsQuery = z.strictObject(pageQuery);

export const loginPageSchema = pageOf(
  z
    .object({
      id: uuid,
      device: z.string().nullable().meta({
        description: 'As the browser called itself; null when it did not, or was a program.',
        example: 'Firefox on Windows',
      }),
      loggedInAt: instant,
      lastUsedAt: instant.meta({ description: 'When it last got a new access token.' }),
      current: z.boolean().meta({ description: 'Whether it is the one that asks.' }),
    })
    .meta({ id: 'Login' }),
).meta({ id: 'LoginPage' });

export const changePasswordSchema = z
  .strictObject({ password: presentPassword, newPassword: password })
  .meta({
    id: 'ChangePassword',
    examples: [{ password: 'four plain words here', newPassword: 'copper lantern on the quay' }],
  });
export type ChangePassword = z.output<typeof changePasswordSchema>;

export const passwordChangedSchema = z
  .object({ message: z.string(), accessToken: z.string(), accessTokenExpiresAt: instant })
  .meta({ id: 'PasswordChanged' });

export const meSchema = z
  .object({
    id: uuid,
    email: z.string(),
    name: z.string(),
    zone: z.string(),
    hourCycle,
    locale,
    roles: z.array(z.enum(ROLES)),
  })
  .meta({ id: 'Me' });

export const editMeSchema = z
  .strictObject({
    name: personName.optional(),
    zone: zone.optional(),
    hourCycle: hourCycle.optional(),
    locale: locale.optional(),
  })
  .meta({ id: 'EditMe', examples: [{ zone: 'America/New_York', hourCycle: 'h12', locale: 'en-US' }] });
export type EditMe = z.output<typeof editMeSchema>;

export const takeRoleSchema = z
  .strictObject({ role: z.enum(['candidate', 'coach']), coachTermsAccepted: accepted.optional() })
  .meta({ id: 'TakeRole', examples: [{ role: 'coach', coachTermsAccepted: true }] });
export type TakeRole = z.output<typeof takeRoleSchema>;
