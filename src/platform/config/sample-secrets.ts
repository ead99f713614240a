/** What people write into examples and forget to replace. */
const SAMPLE =
  /change.?me|replace.?me|example|sample|default|password|your.?secret|greenroom|0123456789|abcdefgh/i;
/** Passwords of database images and of our own docker-compose.yml. */
const SAMPLE_DATABASE_PASSWORDS = new Set([
  '',
  'greenroom',
  'postgres',
  'password',
  'changeme',
  'secret',
  'admin',
]);
/** 32 random hexadecimal digits have fewer different ones than this once in a hundred million times. */
const DIFFERENT_CHARACTERS = 6;

/** Names that lead nobody anywhere (RFC 2606, RFC 6761): those of our defaults and of documentation. */
const NOBODYS_DOMAIN = /(^|\.)(example|test|invalid|localhost|example\.(com|net|org))$/i;

/** The settings of a production start that decide who gets in, and where people are led. */
export interface Guards {
  SECRET?: string;
  DATABASE_URL?: string;
  DATABASE_DIRECT_URL?: string;
  PUBLIC_URL?: string;
  STRIPE_WEBHOOK_SECRETS?: string;
  MAIL_FROM: string;
  MEETING_BASE_URL: string;
}

/**
 * What is wrong with secrets that protect nothing and addresses that are nobody's: `NAME: why`, never the value. For production only;
 * a missing setting is not looked at here.
 */
export const sampleSecretFaults = (s: Guards): string[] => [
  ...(s.SECRET !== undefined && isSample(s.SECRET) ? ['SECRET: a sample, or too regular to be random'] : []),
  ...(s.STRIPE_WEBHOOK_SECRETS?.split(',').some(isNoWebhookSecret)
    ? ['STRIPE_WEBHOOK_SECRETS: each must be a secret of Stripe, like whsec_...']
    : []),
  ...(['DATABASE_URL', 'DATABASE_DIRECT_URL'] as const)
    .filter((name) => s[name] !== undefined && hasSamplePassword(s[name]))
    .map((name) => `${name}: the password is one that everybody knows`),
  ...(s.PUBLIC_URL?.startsWith('http:')
    ? ['PUBLIC_URL: must be https; cookies and tokens travel with it']
    : []),
  ...(isNobodys(senderDomain(s.MAIL_FROM)) ? ['MAIL_FROM: a sample; mails need a sender of your own'] : []),
  ...(isNobodys(new URL(s.MEETING_BASE_URL).hostname)
    ? ['MEETING_BASE_URL: a sample; nobody could meet there']
    : []),
];

const isNobodys = (domain: string): boolean => NOBODYS_DOMAIN.test(domain);

/** Of `Name <local@domain>` or the address alone; empty when there is none. */
const senderDomain = (from: string): string => /@([^\s@>]+)>?\s*$/.exec(from)?.[1] ?? '';

const isSample = (secret: string): boolean =>
  SAMPLE.test(secret) || new Set(secret).size < DIFFERENT_CHARACTERS || /^(.{1,8})\1+$/.test(secret);

const isNoWebhookSecret = (secret: string): boolean =>
  !/^whsec_[\w+/=-]{16,}$/.test(secret) || isSample(secret.slice('whsec_'.length));

/** A URL without a password may lead to a socket or use a certificate; one with an empty or well-known one protects nothing. */
const hasSamplePassword = (url: string): boolean => {
  const password = /^[a-z]+:\/\/[^/@:]*:([^@]*)@/.exec(url)?.[1];
  return password !== undefined && SAMPLE_DATABASE_PASSWORDS.has(password.toLowerCase());
};
