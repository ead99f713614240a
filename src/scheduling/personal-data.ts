import { nothingIn, registerHoldings, rows, run } from '../platform/personal-data/holdings';

registerHoldings([
  {
    table: 'availability',
    holds: 'A coach’s weekly hours and booking rules.',
    onErasure: 'As the coach’s profile.',
    read: rows(
      `SELECT a.zone, a.weekly, a.rules, a.updated_at AS "updatedAt" FROM availability a
       JOIN coaches c ON c.id = a.coach_id WHERE c.account_id = $1`,
    ),
  },
  {
    table: 'date_overrides',
    holds: 'Dates on which a coach works other hours.',
    onErasure: 'As the coach’s profile.',
    read: rows(
      `SELECT o.date, o.intervals FROM date_overrides o JOIN coaches c ON c.id = o.coach_id
       WHERE c.account_id = $1 ORDER BY o.date`,
    ),
  },
  {
    table: 'coach_claims',
    holds: 'Which times of a coach are taken; the bookings tell by whom.',
    onErasure: 'Kept: a time and an id, nothing else.',
  },
  {
    table: 'candidate_claims',
    holds: 'Which times of a candidate are taken; the bookings tell by what.',
    onErasure: 'Kept: a time and an id, nothing else.',
  },
  {
    table: 'busy_ranges',
    holds: 'When a coach is busy elsewhere (time off, another calendar, a block), without what they do then.',
    onErasure: 'Deleted.',
    read: rows(
      `SELECT b.source, b.starts_at AS "startsAt", b.ends_at AS "endsAt" FROM busy_ranges b
       JOIN coaches c ON c.id = b.coach_id WHERE c.account_id = $1 ORDER BY b.starts_at, b.id`,
    ),
    erase: run(`DELETE FROM busy_ranges b USING coaches c WHERE c.id = b.coach_id AND c.account_id = $1`),
  },
  nothingIn('coach_revisions'),
  nothingIn('catalogue_revisions'),
]);
