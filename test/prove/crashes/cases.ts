import { FAULT_KINDS, type FaultKind, type FaultPoint } from '../../../src/platform/fault-points';
import type { Effort } from '../proof';
import { type JourneyName, MEETS, NEEDS_SMTP, NEEDS_WEBHOOKS } from './journeys';

/** One fault in one journey. */
export interface Case {
  journey: JourneyName;
  point: FaultPoint;
  kind: FaultKind;
  hit: number;
  webhooks: boolean;
  smtp: boolean;
}

/** Later passings that the large size tries as well; not every journey comes by so often. */
const HITS = [1, 2, 3];

interface Meeting extends Pick<Case, 'journey' | 'point' | 'smtp'> {
  /** No journey before this one meets the point. */
  first: boolean;
}

const meetings = (): Meeting[] => {
  const seen = new Set<FaultPoint>();
  return Object.entries(MEETS).flatMap(([journey, points]) =>
    points.map((point) => {
      const first = !seen.has(point);
      seen.add(point);
      return { journey: journey as JourneyName, point, smtp: NEEDS_SMTP.has(point), first };
    }),
  );
};

/**
 * Every point with each kind of fault. The small size takes turns between webhooks and the poller alone, and where
 * several journeys meet a point only errors, which cost the least, are tried in all of them; the large size tries
 * everything, and later passings.
 */
export const casesFor = ({ size, scale }: Effort): Case[] => {
  const hits = size !== 'large' ? [1] : HITS.slice(0, Math.max(1, Math.round(HITS.length * scale)));
  const ofEachKind = FAULT_KINDS.map((kind, turn) =>
    hits.flatMap((hit) =>
      meetings()
        .filter(({ first }) => size === 'large' || first || kind === 'throw')
        .flatMap(({ journey, point, smtp }, index) =>
          variants(point, size, index + turn).map((webhooks) => ({
            journey,
            point,
            smtp,
            kind,
            hit,
            webhooks,
          })),
        ),
    ),
  );
  return inTurns(ofEachKind);
};

/** One of each list after the other: while one lane waits for a hang to pass, another has work to do. */
const inTurns = (lists: Case[][]): Case[] => {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
};

const variants = (point: FaultPoint, size: Effort['size'], turn: number): boolean[] => {
  if (NEEDS_WEBHOOKS.has(point)) return [true];
  return size === 'large' ? [true, false] : [turn % 2 === 0];
};

export const nameOf = ({ journey, point, kind, hit, webhooks }: Case): string =>
  `${journey}: ${point}, ${kind}${hit > 1 ? ` at passing ${hit}` : ''}, ${webhooks ? 'webhooks' : 'poller only'}`;
