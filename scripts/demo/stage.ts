import type { Schemas } from '../../client';
import { answerOf, Person } from './people';
import { expect, until, type Walk } from './walk';

export interface Mail {
  id: string;
  kind: string;
  to: string;
  subject: string;
  text: string;
  calendar: { method: string; content: string } | null;
}

/** What all chapters of the walk share: the server, the people, the mailbox and the clock. */
export class Stage {
  readonly candidate: Person;
  readonly coach: Person;
  readonly admin: Person;
  /** Somebody else, who wants the same time. */
  readonly rival: Person;

  constructor(
    readonly url: string,
    readonly walk: Walk,
    run: string,
  ) {
    const password = 'practice makes progress';
    const person = (name: string, email: string, zone: string): Person =>
      new Person(url, name, email, password, zone);
    this.candidate = person('Noor Haddad', `noor-${run}@demo.test`, 'Europe/Paris');
    this.coach = person('Daniel Osei', `daniel-${run}@demo.test`, 'America/New_York');
    this.admin = person('the admin', 'admin@demo.test', 'Europe/London');
    this.rival = person('Priya Natarajan', 'priya@demo.test', 'Asia/Kolkata');
  }

  async now(): Promise<Date> {
    return new Date(await this.clock());
  }

  /** Moves the sandbox clock forward; everything that fell due is done when it answers. Then all log in again. */
  async goTo(instant: Date): Promise<void> {
    const now = await this.clock({ to: instant.toISOString() });
    const off = Math.abs(new Date(now).getTime() - instant.getTime());
    expect(off < 60_000, `the clock shows ${instant.toISOString()}, came ${now}`);
    for (const person of [this.candidate, this.coach, this.admin]) await person.logIn();
  }

  async mails(to: Person, kind: string): Promise<Mail[]> {
    const query = new URLSearchParams({ to: to.email, kind }).toString();
    const answer = await answerOf(`${this.url}/sandbox/mails?${query}`);
    return ((await answer.json()) as { items: Mail[] }).items;
  }

  /** The newest mail of this kind to this person that says `about`, once it is there. */
  mail(to: Person, kind: string, about = ''): Promise<Mail> {
    return until(`a mail ${kind} to ${to.name}`, async () =>
      (await this.mails(to, kind)).find(({ text }) => text.includes(about)),
    );
  }

  /** What the sandbox clock shows, after it was moved. */
  private async clock(move?: { to: string }): Promise<string> {
    const answer = await answerOf(`${this.url}/sandbox/clock`, move);
    return ((await answer.json()) as { now: string }).now;
  }
}

/** Value of a property of the event in a calendar file, unfolded; null when absent. */
export const inCalendar = (content: string, property: string): string | null => {
  const unfolded = content.replace(/\r?\n[ \t]/g, '');
  return new RegExp(`^${property}(?:;[^:\\r\\n]*)?:(.*?)\\r?$`, 'm').exec(unfolded)?.[1] ?? null;
};

/** An amount in minor units and a currency, short: 120.00 EUR. */
export const price = ({ amount, currency }: Schemas['Money']): string =>
  `${(amount / 100).toFixed(2)} ${currency}`;

export const minutesAfter = (instant: string, minutes: number): Date =>
  new Date(new Date(instant).getTime() + minutes * 60_000);
