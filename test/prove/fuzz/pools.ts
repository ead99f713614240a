import type { Answer, SentRequest } from './wire';

/** A value to be taken from what the application has answered before; `otherwise` while it has answered none. */
export class Known {
  constructor(
    readonly name: string,
    readonly pick: number,
    readonly otherwise: unknown,
  ) {}
}

const LATEST = 40;
const MOST_VALUES_OF_AN_ANSWER = 400;

interface Pool {
  lasting: string[];
  latest: string[];
}

/**
 * Names and keys that answers have mentioned, by what they are called: `offeringId`, `cursor`, `startsAt`. Those of
 * the seeded world stay; of the others the latest are kept, so that requests build upon earlier ones.
 */
export class Pools {
  private readonly pools = new Map<string, Pool>();
  private readonly hidden = new Set<string>();

  /** Values that requests never name, such as the accounts that act. */
  hide(...values: string[]): void {
    for (const value of values) this.hidden.add(value);
  }

  /** A new world begins, and the one before is forgotten. */
  seed(values: Record<string, string[]>): void {
    this.pools.clear();
    for (const [name, lasting] of Object.entries(values)) this.poolOf(name).lasting = lasting;
  }

  take({ name, pick, otherwise }: Known): unknown {
    for (const alias of aliasesOf(name)) {
      const { lasting, latest } = this.pools.get(alias) ?? { lasting: [], latest: [] };
      const first = pick % 4 === 0 ? latest : lasting;
      const values = first.length > 0 ? first : [...lasting, ...latest];
      if (values.length > 0) return values[Math.floor(pick / 4) % values.length];
    }
    return otherwise;
  }

  /** Remembers what an answer mentions. */
  learn({ operation }: SentRequest, { json, headers }: Answer): void {
    if (typeof headers.etag === 'string') this.add('etag', headers.etag);
    if (json === undefined) return;
    let left = MOST_VALUES_OF_AN_ANSWER;
    const visit = (value: unknown, name: string, owner: string): void => {
      if ((left -= 1) < 0) return;
      if (typeof value === 'string')
        return this.add(name === 'id' || name === 'key' ? owner + capital(name) : name, value);
      if (Array.isArray(value)) return value.forEach((item) => visit(item, name, owner));
      if (typeof value !== 'object' || value === null) return;
      const inner = name === 'items' ? owner : singular(name);
      for (const [key, member] of Object.entries(value)) visit(member, key, inner);
    };
    visit(json, collectionOf(operation.path), singular(collectionOf(operation.path)));
  }

  private add(name: string, value: string): void {
    if (value.length > 500 || this.hidden.has(value)) return;
    const pool = this.poolOf(name);
    if (pool.lasting.includes(value) || pool.latest.includes(value)) return;
    pool.latest.push(value);
    if (pool.latest.length > LATEST) pool.latest.shift();
  }

  private poolOf(name: string): Pool {
    const pool = this.pools.get(name) ?? { lasting: [], latest: [] };
    this.pools.set(name, pool);
    return pool;
  }
}

/** What `{id}` of a path means: `bookingId` below /v1/bookings. */
export const nameOfPathParameter = (path: string, parameter: string): string => {
  if (parameter !== 'id' && parameter !== 'key') return parameter;
  return singular(collectionOf(path.slice(0, path.indexOf(`{${parameter}}`)))) + capital(parameter);
};

/** The last word of a path that is not a parameter. */
const collectionOf = (path: string): string =>
  path
    .split('/')
    .filter((part) => part && !part.startsWith('{'))
    .at(-1) ?? '';

const ALIASES: Record<string, string[]> = {
  cursor: ['nextCursor'],
  from: ['startsAt'],
  freeFrom: ['startsAt'],
  freeTo: ['startsAt'],
  to: ['endsAt'],
  actorId: ['accountId'],
  subjectId: ['accountId', 'bookingId'],
  recipientId: ['accountId'],
  principles: ['principleKey', 'principle'],
  competencies: ['competencyKey', 'competency'],
  focusPrinciples: ['principleKey'],
  focusCompetencies: ['competencyKey'],
};

const aliasesOf = (name: string): string[] => [name, `${name}Id`, `${name}Key`, ...(ALIASES[name] ?? [])];

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const singular = (word: string): string =>
  word
    .replace(/ies$/, 'y')
    .replace(/(ch|ss)es$/, '$1')
    .replace(/([^s])s$/, '$1');
