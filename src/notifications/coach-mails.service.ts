import { Injectable } from '@nestjs/common';
import { type Coach, Coaches } from '../coaches';
import { Accounts } from '../identity';
import { auditedFacts } from '../platform/audit/audit';
import type { Tx } from '../platform/database/database';
import type { MailContent } from '../platform/mail/layout';
import { BookedSessions, type OutsideReason, outsideInWords } from '../scheduling';
import { MailsToPeople } from './mails-to-people.service';
import type { EditedHours } from '../shared/events';
import type { Reader } from '../shared/reader';
import { inWords } from '../shared/zones/in-words';

/** A booked session that the hours no longer hold, as the audit entry keeps it. */
type Outside = OutsideReason & { bookingId: string };

/** More booked sessions are counted, not named. */
const SESSIONS_NAMED = 20;

export type CoachChange = 'published' | 'rejected' | 'suspended';

/** The mails about applications of coaches. `sequence` tells a second application from the first. */
@Injectable()
export class CoachMails {
  constructor(
    private readonly coaches: Coaches,
    private readonly accounts: Accounts,
    private readonly mails: MailsToPeople,
    private readonly booked: BookedSessions,
  ) {}

  /** To every admin: somebody waits to be vetted. */
  async applied(tx: Tx, coachId: string, sequence: number): Promise<void> {
    const coach = await this.coaches.byId(coachId, tx);
    if (!coach) return;
    for (const to of await this.accounts.admins(tx)) {
      const content = applicationText(coach);
      await this.mails.send(tx, { kind: 'coach.applied', about: coachId, sequence, to, content });
    }
  }

  /** To the coach: what was decided, and why. */
  async decided(tx: Tx, coachId: string, news: CoachChange, sequence: number): Promise<void> {
    const coach = await this.coaches.byId(coachId, tx);
    if (!coach) return;
    const to = (await this.accounts.profiles([coach.accountId], tx)).get(coach.accountId);
    if (!to) return;
    const content = decisionText(news, coach.decisionReason);
    await this.mails.send(tx, { kind: `coach.${news}`, about: coachId, sequence, to, content });
  }

  /** To the coach: what an admin changed in their hours, why, and which booked sessions the hours no longer hold. */
  async hoursEdited(tx: Tx, { coachId, editorId, auditEntryId }: EditedHours): Promise<void> {
    const coach = await this.coaches.byId(coachId, tx);
    const entry = await auditedFacts(tx, auditEntryId);
    if (!coach || !entry || coach.accountId === editorId) return;
    const to = (await this.accounts.profiles([coach.accountId], tx)).get(coach.accountId);
    if (!to) return;
    const {
      changes,
      reason,
      outside = [],
    } = entry as { changes: string[]; reason: string; outside?: Outside[] };
    const sessions = await this.sessionLines(tx, { coachId, reader: to }, outside);
    const content = hoursText(changes, { why: reason, sessions });
    await this.mails.send(tx, { kind: 'coach.hours_edited', about: auditEntryId, to, content });
  }

  /** One line for each that is still booked, soonest first. */
  private async sessionLines(
    tx: Tx,
    { coachId, reader }: { coachId: string; reader: Reader },
    outside: Outside[],
  ): Promise<string[]> {
    if (outside.length === 0) return [];
    const reasons = new Map(outside.map(({ bookingId, ...reason }) => [bookingId, reason]));
    const lines = (await this.booked.upcoming(tx, coachId)).flatMap((session) => {
      const reason = reasons.get(session.id);
      const when = inWords(session.startsAt, reader);
      return reason
        ? [`${session.title} with ${session.candidateFirstName}, ${when}: ${outsideInWords(reason)}.`]
        : [];
    });
    const more = lines.length - SESSIONS_NAMED;
    return more > 0 ? [...lines.slice(0, SESSIONS_NAMED), `And ${more} more.`] : lines;
  }
}

const hoursText = (
  changes: string[],
  { why, sessions }: { why: string; sessions: string[] },
): MailContent => ({
  title: 'Your hours were changed for you',
  paragraphs: [
    'an admin changed when you can be booked:',
    ...changes,
    `Why: ${why}`,
    ...(sessions.length > 0
      ? [
          'These booked sessions now lie outside your hours. They stay booked: keep them, or cancel them.',
          ...sessions,
        ]
      : []),
    'Sessions that are booked stay as they are. You can change your hours again at any time, when you are logged in; ' +
      'if something is wrong, answer this mail.',
  ],
});

const applicationText = (coach: Coach): MailContent => ({
  title: `A coach applied: ${coach.name}`,
  paragraphs: [
    `${coach.name} (${coach.roleTitle}, ${coach.company}) applied as a coach and waits for vetting.`,
    'Log in to see applications.',
  ],
});

const decisionText = (news: CoachChange, cause: string | null): MailContent => {
  const why = cause ? [`What the reviewer wrote: ${cause}`] : [];
  if (news === 'published')
    return {
      title: 'Welcome: your coach profile is published',
      paragraphs: [
        'candidates can now find and book you. Please keep your hours up to date: every free time you show can be booked.',
        ...why,
      ],
    };
  if (news === 'rejected')
    return {
      title: 'Your application as a coach',
      paragraphs: [
        'we looked at your application and cannot publish it as it is.',
        ...why,
        'You may change your profile and apply again.',
      ],
    };
  return {
    title: 'Your coach profile is suspended',
    paragraphs: ['your profile is hidden and cannot be booked for now.', ...why],
  };
};
