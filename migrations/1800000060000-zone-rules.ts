import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MINUTE_MS } from '../src/shared/time';
import { nodeZoneRelease, NodeZones } from '../src/shared/zones/node-zones';
import { canonicalZone } from '../src/shared/zones/zone-names';

/** Rows in one statement; between two of them others get at the table. */
const BATCH = 5_000;

/** Where names of zones stand as people typed them, and how a row of it is told from the others. */
const NAMED = [
  { table: 'accounts', key: 'id', zone: 'zone', set: 'zone = $2', also: 'AND erased_at IS NULL' },
  { table: 'coaches', key: 'id', zone: 'zone', set: 'zone = $2', also: '' },
  { table: 'availability', key: 'coach_id', zone: 'zone', set: 'zone = $2', also: '' },
  {
    table: 'account_requests',
    key: 'id',
    zone: `wish->>'zone'`,
    set: `wish = jsonb_set(wish, '{zone}', to_jsonb($2::text))`,
    also: `AND kind = 'sign_up'`,
  },
];

/** Names that Node accepts although the IANA database has dropped them, and the zones with their clocks of today. */
const DROPPED: Record<string, string> = {
  'systemv/ast4': 'America/Puerto_Rico',
  'systemv/ast4adt': 'America/Halifax',
  'systemv/est5': 'EST',
  'systemv/est5edt': 'EST5EDT',
  'systemv/cst6': 'America/Regina',
  'systemv/cst6cdt': 'CST6CDT',
  'systemv/mst7': 'MST',
  'systemv/mst7mdt': 'MST7MDT',
  'systemv/pst8': 'Etc/GMT+8',
  'systemv/pst8pdt': 'PST8PDT',
  'systemv/yst9': 'Etc/GMT+9',
  'systemv/yst9ydt': 'America/Anchorage',
  'systemv/hst10': 'HST',
};

/** A session as it was booked; people who are erased have no zone any more. */
interface Held {
  id: string;
  startsAt: Date;
  coach: string | null;
  candidate: string | null;
}

/**
 * Bookings remember what clocks were promised to show, and zones have their canonical names. Sessions that exist were
 * promised by the rules of Node, so theirs are computed with those. Not in a transaction: each batch stands by itself,
 * and the whole may be run again from anywhere.
 */
export class ZoneRules1800000060000 implements MigrationInterface {
  name = 'ZoneRules1800000060000';
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE bookings
        ADD COLUMN IF NOT EXISTS coach_zone text,
        ADD COLUMN IF NOT EXISTS coach_offset_min integer,
        ADD COLUMN IF NOT EXISTS candidate_zone text,
        ADD COLUMN IF NOT EXISTS candidate_offset_min integer,
        ADD COLUMN IF NOT EXISTS zone_release text`);
    await addCheck(runner);
    await canonicalise(runner);
    await rememberPromises(runner);
  }

  /** Names stay canonical. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE bookings DROP CONSTRAINT IF EXISTS bookings_promised_ck, DROP COLUMN IF EXISTS coach_zone,
        DROP COLUMN IF EXISTS coach_offset_min, DROP COLUMN IF EXISTS candidate_zone,
        DROP COLUMN IF EXISTS candidate_offset_min, DROP COLUMN IF EXISTS zone_release`);
  }
}

/** Checked without keeping writers out. */
const addCheck = async (runner: QueryRunner): Promise<void> => {
  await runner.query('ALTER TABLE bookings DROP CONSTRAINT IF EXISTS bookings_promised_ck');
  await runner.query(`
    ALTER TABLE bookings ADD CONSTRAINT bookings_promised_ck CHECK (
      (coach_zone IS NULL) = (coach_offset_min IS NULL)
      AND (candidate_zone IS NULL) = (candidate_offset_min IS NULL)) NOT VALID`);
  await runner.query('ALTER TABLE bookings VALIDATE CONSTRAINT bookings_promised_ck');
};

/** What nothing is known of stays as it is, and is named on the way. */
const canonicalise = async (runner: QueryRunner): Promise<void> => {
  const node = new NodeZones();
  for (const place of NAMED) {
    const written = (await runner.query(
      `SELECT ${place.zone} AS zone, count(*)::int AS n FROM ${place.table}
       WHERE ${place.zone} IS NOT NULL ${place.also} GROUP BY 1 ORDER BY 1`,
    )) as { zone: string; n: number }[];
    for (const { zone, n } of written) {
      const name =
        canonicalZone(zone) ?? DROPPED[zone.toLowerCase()] ?? canonicalZone(node.nameOf(zone) ?? '');
      if (name === null) report(`${place.table}: no time zone is called ${JSON.stringify(zone)} (${n} rows)`);
      else if (name !== zone) await rename(runner, place, zone, name);
    }
  }
};

const rename = async (
  runner: QueryRunner,
  { table, key, zone, set, also }: (typeof NAMED)[number],
  from: string,
  to: string,
): Promise<void> => {
  let changed: number;
  do {
    [, changed] = (await runner.query(
      `UPDATE ${table} SET ${set} WHERE ${zone} = $1 AND ${key} IN (
         SELECT ${key} FROM ${table} WHERE ${zone} = $1 ${also} LIMIT ${BATCH})`,
      [from, to],
    )) as [unknown, number];
  } while (changed === BATCH);
};

const rememberPromises = async (runner: QueryRunner): Promise<void> => {
  const node = new NodeZones();
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const batch = (await runner.query(
      `SELECT b.id, b.starts_at AS "startsAt", CASE WHEN coach.erased_at IS NULL THEN coach.zone END AS coach,
         CASE WHEN candidate.erased_at IS NULL THEN candidate.zone END AS candidate
       FROM bookings b
       JOIN accounts coach ON coach.id = b.coach_account_id JOIN accounts candidate ON candidate.id = b.candidate_id
       WHERE b.id > $1 AND b.kind = 'session' AND b.zone_release IS NULL ORDER BY b.id LIMIT ${BATCH}`,
      [after],
    )) as Held[];
    await remember(runner, batch, node);
    if (batch.length < BATCH) return;
    after = batch.at(-1)!.id;
  }
};

const remember = async (runner: QueryRunner, batch: Held[], node: NodeZones): Promise<void> => {
  const [coach, candidate] = [promisesTo('coach', batch, node), promisesTo('candidate', batch, node)];
  await runner.query(
    `UPDATE bookings b SET coach_zone = p.coach, coach_offset_min = p.coach_min, candidate_zone = p.candidate,
       candidate_offset_min = p.candidate_min, zone_release = $6
     FROM unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::int[])
       AS p (id, coach, coach_min, candidate, candidate_min)
     WHERE b.id = p.id AND b.zone_release IS NULL`,
    [
      batch.map(({ id }) => id),
      ...[coach.map(({ zone }) => zone), coach.map(({ minutes }) => minutes)],
      ...[candidate.map(({ zone }) => zone), candidate.map(({ minutes }) => minutes)],
      nodeZoneRelease(),
    ],
  );
};

interface Promised {
  zone: string | null;
  minutes: number | null;
}

/** For each row, in the batch's order; worked out zone by zone, because `NodeZones` keeps one at a time. */
const promisesTo = (side: 'coach' | 'candidate', batch: Held[], node: NodeZones): Promised[] => {
  const promised: Promised[] = [];
  const zoneOf = (row: number): string => batch[row]?.[side] ?? '';
  for (const row of [...batch.keys()].sort((a, b) => (zoneOf(a) < zoneOf(b) ? -1 : 1))) {
    const offset = node.offsetOf(zoneOf(row), batch[row]!.startsAt.getTime());
    promised[row] =
      offset === null
        ? { zone: null, minutes: null }
        : { zone: zoneOf(row), minutes: Math.round(offset / MINUTE_MS) };
  }
  return promised;
};

const report = (line: string): void => void process.stderr.write(`Left as it is in ${line}.\n`);
