import { nothingIn, registerHoldings, rows, run } from '../platform/personal-data/holdings';

registerHoldings([
  {
    table: 'mails',
    holds: 'Mails to the person, and mails to others that name them.',
    onErasure:
      'Address and wording go, from mails to the person and from mails to others about their sessions; that a mail of a kind was sent stays.',
    read: rows(
      `SELECT kind, to_address AS "to", subject, text_body AS text, created_at AS "createdAt", sent_at AS "sentAt"
       FROM mails WHERE recipient_id = $1 ORDER BY id`,
    ),
    erase: async (tx, accountId) => {
      await run(`
        UPDATE mails SET to_address = 'erased@erased.invalid', to_name = NULL
        WHERE recipient_id = $1`)(tx, accountId);
      // One by one: joined by OR, the two read every mail that there is.
      for (const which of [
        'recipient_id = $1',
        `about_id IN (SELECT id FROM bookings WHERE candidate_id = $1
           UNION ALL SELECT id FROM feedback_forms WHERE candidate_id = $1)`,
      ])
        await run(`
          UPDATE mails SET subject = '(erased)', text_body = '', html_body = NULL, calendar = NULL, last_error = NULL,
            status = CASE status WHEN 'queued' THEN 'kept' ELSE status END
          WHERE ${which}`)(tx, accountId);
    },
  },
  nothingIn('reminders'),
]);
