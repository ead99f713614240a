import { nothingIn, registerHoldings, rows, run } from '../platform/personal-data/holdings';

registerHoldings([
  {
    table: 'mails',
    holds: 'Mails to the person, and mails to others that name them.',
    onErasure:
      'Address and wording go, from mails to the person and from mails to others about their sessions, payments and ratings; that a mail of a kind was sent stays.',
    told: {
      title: 'Mails to you',
      what: 'Your address and what was written are deleted. That a mail was sent stays.',
      stays: false,
    },
    read: rows(
      `SELECT kind, to_address AS "to", subject, text_body AS text, created_at AS "createdAt", sent_at AS "sentAt"
       FROM mails WHERE recipient_id = $1 ORDER BY id`,
    ),
    erase: async (tx, accountId) => {
      await run(`
        UPDATE mails SET to_address = 'erased@erased.invalid', to_name = NULL
        WHERE recipient_id = $1`)(tx, accountId);
      await run(`
        UPDATE mails SET subject = '(erased)', text_body = '', html_body = NULL, calendar = NULL, last_error = NULL,
          status = CASE status WHEN 'queued' THEN 'kept' ELSE status END
        WHERE recipient_id = $1 OR about_id = ANY (ARRAY(
          SELECT id FROM bookings WHERE candidate_id = $1
          UNION ALL SELECT id FROM feedback_forms WHERE candidate_id = $1
          UNION ALL SELECT p.id FROM rating_reports p JOIN ratings r ON r.id = p.rating_id WHERE r.candidate_id = $1
          UNION ALL SELECT m.id FROM refunds m JOIN orders o ON o.id = m.order_id WHERE o.payer_id = $1
          UNION ALL SELECT d.id FROM disputes d JOIN orders o ON o.id = d.order_id WHERE o.payer_id = $1))`)(
        tx,
        accountId,
      );
    },
  },
  nothingIn('reminders'),
]);
