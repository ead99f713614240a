import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { networkInterfaces } from 'node:os';
import { boundedBody } from './bounded-body';
import { callAddress, type Sent } from './call-address';
import { isForeignAddress } from './foreign-address';
import { type FaultReason, ForeignFault } from './foreign-fault.error';
import { addressIn, foreignUrl, hostOf, sentOnTo } from './foreign-url';
import { type Names, NetworkNames } from './names';

/** What a call may cost us; every caller says it. */
export interface ForeignLimits {
  /** Of the body, as it arrives and unpacked. */
  maxBytes: number;
  /** For everything together: names, connections, redirects, the whole body. */
  timeoutMs: number;
  /** How often the other side may send us on; what has a body is never sent on. */
  maxRedirects: number;
}

/** What is sent; by default a GET. */
export interface ForeignRequest {
  method?: 'GET' | 'POST';
  /** Sent to the origin of the URL only, not to where it sends us on. Must not name the host or an encoding. */
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** What came of it. `answered` whatever the status is: 304 and 500 are the caller's to judge. */
export type ForeignOutcome =
  | { kind: 'answered'; status: number; headers: IncomingHttpHeaders; body: Buffer; url: string }
  | { kind: 'failed'; reason: FaultReason };

interface Call {
  url: URL;
  request: ForeignRequest;
  limits: ForeignLimits;
  signal: AbortSignal;
}

const SENDS_ON = new Set([301, 302, 303, 307, 308]);

/**
 * The only way to call an address that somebody gave us (a calendar, a webhook). Each name is asked here, each of its
 * addresses must be foreign, and the connection goes to one of those that were looked at; the same again for each
 * redirect. Time and size are bounded. Nothing is written to the log, and of an error only its reason is answered.
 */
export class Egress {
  /** Tests give names and permit addresses of their own; `forProduction` is what the product has, and cannot be set. */
  constructor(
    private readonly names: Names,
    private readonly permits: (address: string) => boolean,
  ) {}

  static forProduction(): Egress {
    return new Egress(new NetworkNames(), (address) => isForeignAddress(address, ownAddresses()));
  }

  /** Calls the URL and reads its whole answer. Throws nothing that comes from there: see `FaultReason`. */
  async fetchForeign(
    text: string,
    limits: ForeignLimits,
    request: ForeignRequest = {},
  ): Promise<ForeignOutcome> {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), limits.timeoutMs);
    try {
      const call = { url: foreignUrl(text), request, limits, signal: patience.signal };
      return await orAbort(this.follow(call), patience.signal);
    } catch (error) {
      return { kind: 'failed', reason: reasonOf(error, patience.signal) };
    } finally {
      clearTimeout(timer);
      patience.abort();
    }
  }

  /** From redirect to redirect until an answer is there. */
  private async follow(call: Call): Promise<ForeignOutcome> {
    const { request, limits, signal } = call;
    let url = call.url;
    for (let redirects = 0; redirects <= limits.maxRedirects; redirects += 1) {
      const headers = url.origin === call.url.origin ? request.headers : {};
      const answer = await callAddress(
        url,
        await this.addressesOf(url, signal),
        sentOf(request, headers),
        signal,
      );
      const next = nextOf(answer, url);
      if (next === null) return answered(answer, url, limits.maxBytes);
      answer.destroy();
      if (request.body !== undefined) throw new ForeignFault('redirect_refused');
      url = next;
    }
    throw new ForeignFault('too_many_redirects');
  }

  /** The addresses to connect to. One that is not permitted is enough to refuse them all. */
  private async addressesOf(url: URL, signal: AbortSignal): Promise<string[]> {
    const named = addressIn(url);
    const addresses = named === null ? await this.names.addressesOf(hostOf(url), signal) : [named];
    if (addresses.length === 0) throw new ForeignFault('name_unknown');
    if (!addresses.every((address) => this.permits(address))) throw new ForeignFault('address_refused');
    return addresses;
  }
}

const sentOf = ({ method = 'GET', body }: ForeignRequest, headers: Record<string, string> = {}): Sent => ({
  method,
  body,
  headers: { 'user-agent': 'Greenroom', ...headers, 'accept-encoding': 'gzip' },
});

async function answered(answer: IncomingMessage, url: URL, maxBytes: number): Promise<ForeignOutcome> {
  const body = await boundedBody(answer, maxBytes);
  return { kind: 'answered', status: answer.statusCode ?? 0, headers: answer.headers, body, url: url.href };
}

/** Where the answer sends us on; null when it is the answer. */
const nextOf = ({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | null =>
  SENDS_ON.has(statusCode) && headers.location !== undefined ? sentOnTo(headers.location, from) : null;

/** Waits no longer than the signal allows, whatever is slow. */
const orAbort = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new ForeignFault('too_slow')));
    work.then(resolve, reject);
  });

/** Errors of the network have a code. Others are faults of ours, and are thrown on. */
function reasonOf(error: unknown, signal: AbortSignal): FaultReason {
  if (error instanceof ForeignFault) return error.reason;
  if (signal.aborted) return 'too_slow';
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string') throw error;
  return /^(Z|HPE)_/.test(code) ? 'unreadable' : 'unreachable';
}

/** Services of ours may listen on a public address of this machine, behind a firewall that we stand inside of. */
const ownAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address));
