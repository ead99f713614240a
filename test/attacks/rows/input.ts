import { later, rowsOf, TESTED } from '../row';

const row = rowsOf('Input');

export const INPUT_ROWS = [
  row(43, 'SQL in a filter, a cursor or a search', '4xx from an allow-list', TESTED),
  row(44, 'A parameter comes twice, as a list or as an object', '400', TESTED),
  row(45, 'A body brings __proto__ or constructor.prototype', 'no prototype changes', TESTED),
  row(46, 'A time zone that is unknown, a path, ten kilobytes long or has line breaks', '422', TESTED),
  row(
    47,
    'Dates that do not exist, times without an offset, instants of a clock change',
    '422 with a code',
    TESTED,
  ),
  row(
    48,
    'A repeating event that never ends',
    'refused, or cut within 100 ms',
    later('No calendar is read yet, and nothing repeats by a rule of the caller.'),
  ),
  row(
    49,
    'Line breaks and separators in what goes into a calendar file',
    'no property more than before',
    TESTED,
  ),
  row(50, 'Line breaks in what goes into the head of a mail', 'no header more than before', TESTED),
  row(51, 'Quotes and line breaks in the name of a download', 'quoted, plain ASCII', TESTED),
  row(
    52,
    'Scripts in a biography, a note or a link',
    'JSON only; escaped in mails; no javascript: links',
    TESTED,
  ),
  row(53, 'A formula in an exported table', 'made harmless', later('Nothing is exported as CSV.')),
  row(
    54,
    'A picture that is a page or a script',
    'refused, or only downloaded',
    later('No files are taken from callers yet.'),
  ),
  row(55, 'Signs of template languages in a name', 'shown as they are', TESTED),
  row(
    56,
    'Bodies of 10 MB, 100,000 levels deep or a million members; texts that make patterns slow',
    '413 or 400; the process keeps answering',
    TESTED,
  ),
  row(57, 'Zero bytes, halves of characters, marks that turn the text around', '4xx, never 500', TESTED),
  row(58, 'A wrong content type, keys that come twice, a byte order mark', '415 or 400', TESTED),
];
