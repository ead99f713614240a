import { registerHoldings, rows, run } from '../platform/personal-data/holdings';

registerHoldings([
  {
    table: 'report_links',
    holds: 'Links by which a candidate showed a report to others.',
    onErasure: 'Deleted; they lead nowhere from then on.',
    told: {
      title: 'Links to your feedback',
      what: 'They lead nowhere from then on.',
      stays: false,
    },
    read: rows(
      `SELECT id, label, parts, created_at AS "createdAt", expires_at AS "expiresAt", revoked_at AS "revokedAt"
       FROM report_links WHERE candidate_id = $1 ORDER BY id`,
    ),
    erase: async (tx, accountId) => {
      await run(
        `DELETE FROM report_visits v USING report_links l WHERE l.id = v.link_id AND l.candidate_id = $1`,
      )(tx, accountId);
      await run(`DELETE FROM report_links WHERE candidate_id = $1`)(tx, accountId);
    },
  },
  {
    table: 'report_visits',
    holds: 'When such a link was followed, and by what kind of browser.',
    onErasure: 'Deleted with the link.',
    read: rows(
      `SELECT v.link_id AS "linkId", v.at, v.agent FROM report_visits v JOIN report_links l ON l.id = v.link_id
       WHERE l.candidate_id = $1 ORDER BY v.at, v.id`,
    ),
  },
]);
