import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import {
  Egress,
  type ForeignLimits,
  type ForeignOutcome,
  type ForeignRequest,
} from '../../src/platform/egress/egress';
import { isForeignAddress } from '../../src/platform/egress/foreign-address';
import { type ForeignServer, startForeign, startRaw } from './foreign-servers';

/** Plays an address in the outside world; everything else is looked at as in production. */
export const OUTSIDE = '127.0.0.1';
/** Leads to this machine too, and is not permitted. */
export const INSIDE = '127.0.0.2';
const ADDRESSES: Record<string, string[]> = {
  'outside.test': [OUTSIDE],
  'elsewhere.test': [OUTSIDE],
  'inside.test': [INSIDE],
  'inside.test.': [INSIDE],
  'mapped.test': ['::ffff:127.0.0.1'],
  'both.test': [OUTSIDE, INSIDE],
  localhost: [INSIDE],
};

export const LIMITS: ForeignLimits = { maxBytes: 100_000, timeoutMs: 100_000, maxRedirects: 3 };

export const permits = (address: string): boolean => address === OUTSIDE || isForeignAddress(address);

/** Names and servers of one test, on this machine, and the way to call them. */
export class EgressStage {
  /** Names that were asked for. */
  readonly asked: string[] = [];
  private readonly servers: ForeignServer[] = [];
  private readonly egress = new Egress(
    {
      addressesOf: async (name) => {
        this.asked.push(name);
        return ADDRESSES[name] ?? [];
      },
    },
    permits,
  );

  readonly serve = (listener: RequestListener) => this.start(startForeign(listener));
  readonly talk = (talking: (socket: Socket) => void) => this.start(startRaw(talking));

  call(url: string, limits = LIMITS, request?: ForeignRequest): Promise<ForeignOutcome> {
    return this.egress.fetchForeign(url, limits, request);
  }

  async stop(): Promise<void> {
    await Promise.all(this.servers.splice(0).map((server) => server.stop()));
  }

  private async start(starting: Promise<ForeignServer>): Promise<ForeignServer> {
    const server = await starting;
    this.servers.push(server);
    return server;
  }
}

export const at = (server: ForeignServer, path = '/', host = 'outside.test'): string =>
  `http://${host}:${server.port}${path}`;

/** Why nothing came of a call; never with a body, of which there may be much. */
export const reasonOf = async (calling: Promise<ForeignOutcome>): Promise<string> => {
  const outcome = await calling;
  return outcome.kind === 'failed' ? outcome.reason : `answered ${outcome.status}`;
};
