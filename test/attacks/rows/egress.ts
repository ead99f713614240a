import { later, rowsOf, TESTED } from '../row';

const row = rowsOf('Calls to the outside');
const NO_FEEDS = later('No calendar of a caller is read yet: outside calendars bring this.');

export const EGRESS_ROWS = [
  row(59, 'A feed at an address of our own network', '422, and nothing is sent', TESTED),
  row(60, 'A name that points to our network at the second look', 'refused when connecting', TESTED),
  row(61, 'A feed that redirects into our network', 'refused at each step', TESTED),
  row(62, 'A feed that never ends or comes a byte a second', 'cut after seconds and megabytes', TESTED),
  row(63, 'The content of a private address shown in an error', 'a code without detail', TESTED),
  row(64, 'A feed with 100,000 events or circles in it', 'cut, and marked', NO_FEEDS),
  row(
    65,
    'A webhook of ours is forged or sent again',
    'signed with a time; secrets rotate',
    later('We send no webhooks yet.'),
  ),
];
