import { isIP } from 'node:net';
import { ForeignFault } from './foreign-fault.error';

/** Below are the ports of services that are no web servers; these two are. */
const FIRST_FREE_PORT = 1_024;
const MOST_CHARACTERS = 2_048;

/**
 * The URL that somebody gave, when it is one that we call: http or https, on its usual port or one from 1024 on, without
 * credentials. Whom it leads to is looked at when it is called. Throws `ForeignFault`: `url_invalid`, `scheme_refused`,
 * `port_refused`, `credentials_refused`.
 */
export function foreignUrl(text: string, base?: URL): URL {
  if (text.length > MOST_CHARACTERS || !URL.canParse(text, base?.href)) throw new ForeignFault('url_invalid');
  const url = new URL(text, base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new ForeignFault('scheme_refused');
  if (url.username !== '' || url.password !== '') throw new ForeignFault('credentials_refused');
  if (url.port !== '' && Number(url.port) < FIRST_FREE_PORT) throw new ForeignFault('port_refused');
  return url;
}

/**
 * Where a foreign server sends us on. Never from https to http, because the address may be a secret. Throws
 * `ForeignFault` `redirect_refused`, also for what `foreignUrl` refuses: that URL is not the person's.
 */
export function sentOnTo(location: string, from: URL): URL {
  const next = readable(location, from);
  if (next === null || (from.protocol === 'https:' && next.protocol === 'http:'))
    throw new ForeignFault('redirect_refused');
  return next;
}

function readable(location: string, from: URL): URL | null {
  try {
    return foreignUrl(location, from);
  } catch {
    return null;
  }
}

/** The host of a URL as names are asked and addresses are written: IPv6 without its brackets. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

/** The address that a URL names itself; null when it has a name that is to be asked. URLs know every way to write one. */
export function addressIn(url: URL): string | null {
  const host = hostOf(url);
  return isIP(host) === 0 ? null : host;
}
