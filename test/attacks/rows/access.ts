import { rowsOf, TESTED } from '../row';

const row = rowsOf('Who may do what');

export const ACCESS_ROWS = [
  row(1, 'Another candidate asks for a booking by its id', 'the 404 of an id that does not exist', TESTED),
  row(
    2,
    'Each of seven kinds of callers calls each operation',
    'what the policy table says; whoever is refused changes nothing',
    TESTED,
  ),
  row(
    3,
    'Another coach reads the kit, the form or the rating of a session',
    'the 404 of an id that does not exist',
    TESTED,
  ),
  row(4, 'A candidate reads what the coach noted privately', 'the member is absent', TESTED),
  row(
    5,
    'A booking is sent with a status, a price, another coach or an id of its own',
    '400, no effect',
    TESTED,
  ),
  row(6, 'Somebody edits their account into an admin, verified or paid out', '400, no effect', TESTED),
  row(7, 'A candidate calls what is for coaches or admins', '403, and the audit log knows', TESTED),
  row(
    8,
    'An address nests one thing under the owner of another',
    'the 404 of an id that does not exist',
    TESTED,
  ),
  row(9, 'Somebody looks for routes that the contract does not name', 'there are none', TESTED),
  row(10, 'A caller without a token tries everything that is not public', '401, no effect', TESTED),
  row(
    11,
    'A link from a mail is guessed, altered, used twice or used too late',
    'at least 128 random bits, kept as a hash or signed; the 404 or 422 of a wrong one; never more than its purpose',
    TESTED,
  ),
  row(12, 'A suspended person goes on with the old token', '401 at the next request', TESTED),
];
