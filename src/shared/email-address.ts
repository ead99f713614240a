import { domainToASCII, domainToUnicode } from 'node:url';

/** RFC 5321, 4.5.3.1.1: characters before the @. */
export const LOCAL_MAX = 64;
/** RFC 5321, 4.5.3.1.3, less the angle brackets of a path: characters of a whole address. */
export const ADDRESS_MAX = 254;
/** What somebody may type: a domain in its own script is shorter than what it becomes. */
export const TYPED_MAX = 320;

/** RFC 5321, 4.1.2: a dot-string of atoms. */
const LOCAL = /^[\w!#$%&'*+\-/=?^`{|}~]+(\.[\w!#$%&'*+\-/=?^`{|}~]+)*$/;
/** RFC 1035, 2.3.1: letters, digits and hyphens, at most 63, no hyphen at either end. */
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** At least two labels, the last of letters or of another script (RFC 5890): never a number, as in an IP address. */
const DOMAIN = new RegExp(`^(?:${LABEL}\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])$`);

export type AddressFault = 'invalid' | 'quoted' | 'local_not_ascii' | 'local_too_long' | 'too_long';

/** What is wrong with an address, in a sentence. */
export const ADDRESS_FAULTS: Record<AddressFault, string> = {
  invalid: 'Give an e-mail address, like ada@example.com.',
  quoted: 'Give an address without quotes before the @; quoted names are not supported.',
  local_not_ascii: "Use only ASCII letters, digits and !#$%&'*+-/=?^_`{|}~. before the @.",
  local_too_long: `Give an address of at most ${LOCAL_MAX} characters before the @.`,
  too_long: `Give an address of at most ${ADDRESS_MAX} characters.`,
};

/**
 * The one form in which we keep an address: lower case, the domain in ASCII (`xn--` labels for other scripts), so that
 * who types it another way is found. Or what is wrong with it.
 */
export const readAddress = (typed: string): { address: string } | { fault: AddressFault } => {
  const at = typed.lastIndexOf('@');
  const [local, domain] = [typed.slice(0, at), asciiDomain(typed.slice(at + 1))];
  if (at < 1 || typed.length > TYPED_MAX) return { fault: at < 1 ? 'invalid' : 'too_long' };
  if (local.startsWith('"')) return { fault: 'quoted' };
  if (/[^\x20-\x7e]/.test(local)) return { fault: 'local_not_ascii' };
  if (!LOCAL.test(local) || !DOMAIN.test(domain)) return { fault: 'invalid' };
  if (local.length > LOCAL_MAX) return { fault: 'local_too_long' };
  const address = `${local.toLowerCase()}@${domain}`;
  return address.length > ADDRESS_MAX ? { fault: 'too_long' } : { address };
};

/** An address as its owner knows it: a domain of another script in that script. */
export const shownAddress = (address: string): string => {
  const at = address.lastIndexOf('@') + 1;
  const shown = domainToUnicode(address.slice(at));
  return domainToASCII(shown) === address.slice(at) ? address.slice(0, at) + shown : address;
};

/** Letters, digits, hyphens and dots, and whatever is not ASCII: `domainToASCII` would decode escapes. */
const TYPED_DOMAIN = /^[A-Za-z0-9.\-\u0080-\u{10ffff}]+$/u;

/** A domain in lower case and ASCII; empty when it has no such form. */
const asciiDomain = (domain: string): string => {
  if (!TYPED_DOMAIN.test(domain)) return '';
  // Left alone when it is ASCII: numbers would become IP addresses.
  const ascii = (/^[\x20-\x7e]*$/.test(domain) ? domain : domainToASCII(domain)).toLowerCase();
  return isPunycode(ascii) ? ascii : '';
};

/** Every `xn--` label must stand for something: one that decodes to nothing is nobody's. */
const isPunycode = (domain: string): boolean => !domain.includes('xn--') || domainToASCII(domain) === domain;
