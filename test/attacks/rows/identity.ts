import { later, rowsOf, TESTED } from '../row';

const row = rowsOf('Logging in and staying in');

export const IDENTITY_ROWS = [
  row(
    13,
    'An account or a session is edited to carry the address of somebody else',
    'the account stays who it is',
    TESTED,
  ),
  row(14, 'A sign-up uses an address that has an account', 'the usual 202; the stored hash stays', TESTED),
  row(15, 'A token is unsigned, signed another way, or brings its own key', '401', TESTED),
  row(16, 'A refresh, reset or confirmation token is used as an access token', '401', TESTED),
  row(17, 'A token is expired, not yet valid, or made for somebody else', '401', TESTED),
  row(
    18,
    'A refresh token that was exchanged comes back',
    'within a minute, and only the last one: the same next token again; else 401, and the whole session ends',
    TESTED,
  ),
  row(19, 'A thief stays logged in after the password changed', 'every session is dead', TESTED),
  row(
    20,
    'Somebody guesses passwords',
    '429 with Retry-After after ten in 15 minutes; the owner still gets in from elsewhere',
    TESTED,
  ),
  row(
    21,
    'Somebody finds out who has an account from answers or their time',
    'log-in, sign-up and reset answer the same, equally fast',
    TESTED,
  ),
  row(
    22,
    'Passwords that differ only late, are very long, or are on every list',
    'told apart; accepted; refused',
    TESTED,
  ),
  row(
    23,
    'A reset link is used twice, beside an older one, or asked for under another host',
    'works once, the old one dies, the link leads to the configured address',
    TESTED,
  ),
  row(
    24,
    'Somebody logs in through a provider that never checked the address, or without a state',
    'the accounts are not linked; 400',
    later('There is no log-in through other providers.'),
  ),
  row(
    25,
    'A page of another site makes the browser of a victim act',
    'refused: GET changes nothing, no method is overridden, cookies need our own origin',
    TESTED,
  ),
  row(
    26,
    'A script of another origin reads our answers',
    'no CORS header at all, unless the operator has put that origin on a list; never with cookies',
    TESTED,
  ),
];
