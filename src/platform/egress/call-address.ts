import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIPv6, type LookupFunction } from 'node:net';
import { ForeignFault } from './foreign-fault.error';
import { hostOf } from './foreign-url';

/** What is sent. */
export interface Sent {
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string | Buffer;
}

/** So many bytes the headers of an answer may have; a server that sends more is cut off. */
const MOST_HEADER_BYTES = 16 * 1_024;

/**
 * Sends one request to one of these addresses, on a connection of its own, and answers once the headers are there. The
 * name is not asked again: it could say something else now. The signal ends everything, the body too.
 */
export function callAddress(
  url: URL,
  addresses: readonly string[],
  { method, headers, body }: Sent,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request({
      method,
      headers,
      signal,
      host: hostOf(url),
      port: url.port,
      path: `${url.pathname}${url.search}`,
      lookup: only(addresses),
      agent: false,
      maxHeaderSize: MOST_HEADER_BYTES,
    });
    sent.on('response', resolve);
    sent.on('error', reject);
    // An answer that changes the protocol is none, and Node then only closes the connection.
    sent.on('close', () => reject(new ForeignFault('unreachable')));
    sent.end(body);
  });
}

/** Answers what was checked, whatever is asked; Node then tries one after the other. */
const only =
  (addresses: readonly string[]): LookupFunction =>
  (_name, options, callback) => {
    const known = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
    const [first = { address: '', family: 4 }] = known;
    if (options.all) callback(null, known);
    else callback(null, first.address, first.family);
  };
