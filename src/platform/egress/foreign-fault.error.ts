import { type DomainError, refused } from '../../shared/errors';

/** Why nothing came of calling a foreign address. */
export type FaultReason =
  /** The URL itself, before anything is asked: no URL, another scheme, a port of another service, credentials in it. */
  | 'url_invalid'
  | 'scheme_refused'
  | 'port_refused'
  | 'credentials_refused'
  /** It leads to ourselves, to our networks, or to nobody. */
  | 'address_refused'
  | 'name_unknown'
  /** No connection, no trust in its certificate, or it broke off. */
  | 'unreachable'
  /** Its answer is no HTTP, or packed in a way that we do not read. */
  | 'unreadable'
  | 'too_slow'
  | 'too_large'
  | 'too_many_redirects'
  /** It sends us on to where we do not go: no address, from https to http, or with what we had to deliver. */
  | 'redirect_refused';

/** Thrown within `platform/egress`; `Egress` answers it. Nothing of what the other side said is in it. */
export class ForeignFault extends Error {
  constructor(readonly reason: FaultReason) {
    super(reason);
    this.name = 'ForeignFault';
  }
}

const IN_THE_URL: Partial<Record<FaultReason, string>> = {
  url_invalid: 'Give a whole address, like https://example.com/calendar.ics.',
  scheme_refused: 'Give an address that begins with https:// or http://.',
  port_refused: 'Give an address without a port, or with one of 1024 and above.',
  credentials_refused: 'Give an address without a user name and password in it.',
};

/**
 * What to tell the person who gave the address, by the field that they gave it in: 422 `foreign_address.refused` with
 * words for what they can see in it themselves, else 422 `foreign_address.unusable`. The latter never says why: the
 * difference between "refused", "unknown" and "silent" would show strangers our networks.
 */
export function foreignAddressError(reason: FaultReason, field: string): DomainError {
  const words = IN_THE_URL[reason];
  if (words) return refused('foreign_address.refused', words, field);
  return refused(
    'foreign_address.unusable',
    'We could not use this address; look whether it is right.',
    field,
  );
}
