import { rowsOf, TESTED } from '../row';

const webhook = rowsOf('Stripe webhooks');
const row = rowsOf('Operations and privacy');

export const OPERATION_ROWS = [
  webhook(
    66,
    'An event without a signature, with a wrong one, or written anew',
    '400, nothing stored',
    TESTED,
  ),
  webhook(67, 'An event signed more than five minutes ago', '400', TESTED),
  webhook(68, 'One event 100 times at once', '200 each, one effect', TESTED),
  webhook(69, 'Events of a payment in every order', 'the same end', TESTED),
  webhook(70, 'An event of an unknown kind, booking, account or mode', '200, set aside, no effect', TESTED),
  row(71, 'A limit is evaded with an invented X-Forwarded-For', 'the limit holds', TESTED),
  row(72, 'A page of a billion rows, a window of ten years', '4xx or cut', TESTED),
  row(73, 'The public directory is searched for addresses and payment ids', 'only listed members', TESTED),
  row(74, 'Errors are searched for stack traces, SQL, paths and versions', 'a problem document only', TESTED),
  row(75, 'Headers and methods that tell or allow too much', 'as configured', TESTED),
  row(76, 'Documentation, metrics and details of health in production', 'off, or for those who may', TESTED),
  row(77, 'A start in production with sample secrets', 'refused', TESTED),
  row(78, 'Logs are searched for secrets', 'none', TESTED),
  row(79, 'The address of a calendar file is used by others or after its end', '404', TESTED),
  row(80, 'A meeting room is asked for too early, too late or by a third person', 'absent', TESTED),
  row(81, 'Somebody is erased and still found', 'sessions dead, personal data gone', TESTED),
  row(
    82,
    'A dependency with a known hole, or from another place',
    'none; one registry; a list of parts',
    TESTED,
  ),
];
