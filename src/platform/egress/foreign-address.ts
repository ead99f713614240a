import { IPv6, parse } from 'ipaddr.js';
import { isIP } from 'node:net';

/** All IPv6 addresses that are given to networks lie here (RFC 4291); what lies outside leads to IPv4 or to ourselves. */
const GLOBAL_UNICAST = IPv6.parse('2000::');
const GLOBAL_UNICAST_BITS = 3;

/** Clouds answer here for the machine that asks, under an address that looks like any other: Azure's, of 2026. */
const CLOUD_SERVICES = ['168.63.129.16'];

/**
 * Whether an IP address belongs to somebody else on the open internet. Not so, and so never called: our machine and its
 * networks (loopback, private, link-local with the metadata service of clouds, carrier-grade NAT), no single machine
 * (multicast, broadcast, unspecified), ranges that nobody has (reserved, documentation, tests), IPv6 forms that carry an
 * IPv4 address (mapped, compatible, translated, NAT64, 6to4, Teredo), and `own`: addresses of this machine. Texts that
 * are no address in its usual form are not either. The ranges are IANA's, as `ipaddr.js` has them.
 */
export function isForeignAddress(address: string, own: readonly string[] = []): boolean {
  if (isIP(address) === 0 || address.includes('%')) return false;
  const parsed = parse(address);
  if (parsed.range() !== 'unicast') return false;
  if (parsed instanceof IPv6 && !parsed.match(GLOBAL_UNICAST, GLOBAL_UNICAST_BITS)) return false;
  const text = parsed.toString();
  return ![...CLOUD_SERVICES, ...own].some((refused) => refused === text);
}
