import { type Attack, ATTACKS } from '../../test/attacks/attacks';
import { type AttackTest, findAttackTests } from '../../test/attacks/titles';

/** The text of docs/security.md: how we are protected, and which test meets which attack. */
export const securityDocument = (): string => {
  const tests = findAttackTests();
  const tested = ATTACKS.filter(({ status }) => 'tested' in status).length;
  return [
    '# Security',
    DESIGN,
    '## Attacks and their tests',
    'Generated from `test/attacks/attacks.ts` and the titles of the tests by `npm run generate`; do not edit. ' +
      `${tested} of ${ATTACKS.length} have a test; the others concern what does not exist yet, and say so.`,
    ...areas().map((area) => section(area, tests)),
  ].join('\n\n');
};

const areas = (): string[] => [...new Set(ATTACKS.map(({ area }) => area))];

const section = (area: string, tests: AttackTest[]): string =>
  [
    `### ${area}`,
    [
      '| | attack | what must happen | tests |',
      '| --- | --- | --- | --- |',
      ...ATTACKS.filter((attack) => attack.area === area).map((attack) => row(attack, tests)),
    ].join('\n'),
  ].join('\n\n');

const row = (attack: Attack, tests: AttackTest[]): string =>
  `| ${attack.number} | ${cell(attack.title)} | ${cell(attack.expected)} | ${proof(attack, tests)} |`;

const proof = ({ number, status }: Attack, tests: AttackTest[]): string => {
  if ('later' in status) return `*Not yet.* ${cell(status.later)}`;
  const mine = tests.filter((test) => test.number === number);
  const files = [...new Set(mine.map(({ file }) => file))];
  return files.map((file) => `\`${file}\`: ${titlesIn(file, mine)}`).join('<br>');
};

const titlesIn = (file: string, tests: AttackTest[]): string =>
  tests
    .filter((test) => test.file === file)
    .map(({ title }) => cell(title))
    .join('; ');

const cell = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('|', '\\|')
    .replaceAll('*', '\\*')
    .replaceAll('`', "'")
    .replaceAll('$', '\\$')
    .replaceAll('_', '\\_');

const DESIGN = `How Greenroom keeps people out of what is not theirs, in one page. Every sentence here has a test below.

**Roles.** An account is a candidate, a coach, an admin, or several of them. Anybody may become a candidate or, with
the coach terms, a coach; nobody can make themselves an admin. Whoever calls what is for another role gets a 403 and an
entry in the audit log. Admins can suspend an account and let it in again; both are in the audit log, and the person
gets a mail.

**Default deny.** A global guard refuses every route that does not say whom it is for. Whose thing it is, is the first
line of each use case. What you may not see does not exist: the answer is the 404 of an id that was never given, word
for word. \`test/attacks/policy.ts\` says for every operation what seven kinds of callers get, and each of those cells
is called over HTTP; an operation that the table does not know fails the build.

**Tokens.** An access token is a signed JWT (HS256 and nothing else) of 15 minutes. It names an account, a version and
a session, and all three are checked against the database at each request: a suspension, a new password or a log-out
works at once. A refresh token is 256 random bits, is kept as a hash, and works once; when an old one comes back, the
session ends. Browsers keep it in a \`__Host-\` cookie that no script and no other site can use (over plain http on one's own
machine without that prefix, which Safari takes for https only). Everybody sees where they are logged in and ends any of it. Links in mails carry
256 random bits, are kept as a hash, work once, and end by themselves; one that was asked for inside a session ends with
all sessions of its account. The card of a booking opens by 128 bits of an HMAC over the booking and the side, one
for its candidate and one for its coach: it reads, leads into the meeting room, and takes the document of a review from
a page of our own; it opens nothing of the API. These links end when the address of their reader moves, or is moved back
(\`accounts.link_revision\` is under the HMAC from 1 on; who opens an older one reads that, and where the new one is), and
when their reader is erased.

**Passwords.** Hashed with argon2id by the parameters of the OWASP cheat sheet; at least 10 characters, not one that
guessers try first. Log-in, sign-up and reset tell nobody who has an account, neither in words nor in time: what depends
on the address happens after the answer. When two people sign up with one address before it is confirmed, or one
asks for a new password, none that was given counts, nor what else strangers may have given; whoever reads the mail
chooses one. An address that nobody confirms is forgotten after 30 days.

**Limits.** Ten wrong passwords for one address from one client in 15 minutes, 100 from one client; five mails an hour
to one address and 50 for one client; 1,200 requests a minute of one client (\`REQUESTS_PER_MINUTE\`). Beyond them the
answer is 429 with Retry-After. A client is an IPv4 address or an IPv6 network of 64 bits, and the header
\`X-Forwarded-For\` counts only from proxies named in \`TRUSTED_PROXIES\`. Whoever guesses shuts out themselves, not the
owner of the address, who comes from elsewhere or with a browser that they logged in with in the last 90 days: such a
browser has ten wrong passwords of its own, until the password is a new one. Inside, a session has ten.

**Browsers.** There is no CORS header, so no other origin reads an answer, but for those that the operator names in
\`ALLOWED_ORIGINS\`: these call with an access token and never with our cookies. Below \`/v1\` only JSON is taken and GET changes
nothing. One cookie is the refresh token, and it counts only with our own \`Origin\`. Another tells the browsers that an
owner logged in with from others (see Limits) and lets nobody in.

**Input.** Each body, query and path has a strict schema: members that are not named are refused, so nobody can set a
price, a status or a role. JSON is read in one way only: UTF-8 without a byte order mark, no name twice, at most 256 kB,
3,000 values and 32 levels; every other content type is refused, however the address is written. Texts hold no control
characters, names are one visible line without a link, links are plain \`https\`. SQL is always parameterized. Errors are
problem documents with a code, never a stack, also for what is no HTTP, and never longer for what was sent.

**Parts.** Every dependency is pinned by version and hash and comes from one registry. \`npm run audit\` asks for known
holes in what runs; \`npm run sbom\` lists every part (CycloneDX).

**Secrets.** They come from the environment at the start, are never logged, and production does not start without
them. Card data never reaches us: Stripe's own page takes it, and webhooks count only with a fresh signature.

**Personal data.** Names and addresses live with the account, mails are the only copy of an address, events and the
audit log carry ids only. The public directory is an allow-list.`;
