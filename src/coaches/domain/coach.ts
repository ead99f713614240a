import type { Money } from '../../shared/money';
import type { CoachStatus } from './coach.states';
import type { OfferingKind } from './kinds-sold';

/** What somebody may have been besides an interviewer. */
export type Qualification = 'bar_raiser';

/** What a coach says about themselves. Null or empty while not yet filled in. */
export interface CoachFacts {
  /** The company they interviewed for. */
  company: string | null;
  roleTitle: string | null;
  levelTitle: string | null;
  /** The company pack whose interviews they can run, and the level they held in it. */
  packKey: string | null;
  levelKey: string | null;
  /** Years in the profession. */
  years: number | null;
  /** Real interviews they conducted for that company. */
  interviewsConducted: number | null;
  qualifications: Qualification[];
  /** BCP-47, language and at most a region: `en`, `pt-BR`. */
  languages: string[];
  zone: string;
  /** Their own video room; never shown but to the two people of a session. */
  meetingRoomUrl: string | null;
  bio: string | null;
  principles: string[];
  competencies: string[];
}

export interface Coach extends CoachFacts {
  id: string;
  accountId: string;
  /** The account's name. */
  name: string;
  accountZone: string;
  /** Null while no hours are set. */
  hoursZone: string | null;
  status: CoachStatus;
  /** What the admin wrote with the last decision. */
  decisionReason: string | null;
  appliedAt: Date | null;
  publishedAt: Date | null;
}

/** What a coach sells, for a stage of their pack. */
export interface Offering {
  id: string;
  coachId: string;
  kind: OfferingKind;
  packKey: string;
  stageKey: string;
  /** How long a session is, or how long the feedback on a document may take. */
  minutes: number;
  /** The same in days, of a document; null of a session. */
  days: number | null;
  price: Money;
  /** False once retired: kept for its bookings, sold no more. */
  active: boolean;
}

/** With what one session of it is called in the pack. */
export type TitledOffering = Offering & { title: string };

/** An offering that can be booked now, with the person who sells it. */
export type OfferingOnSale = Offering & {
  coach: Pick<Coach, 'id' | 'accountId' | 'name' | 'accountZone'>;
};
