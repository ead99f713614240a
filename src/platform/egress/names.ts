import { Resolver } from 'node:dns/promises';

/** Tells the addresses of a name. */
export interface Names {
  /** All of them, IPv4 first; none for a name that nobody knows. Ends early, in any way, when the signal is raised. */
  addressesOf(name: string, signal: AbortSignal): Promise<string[]>;
}

const PATIENCE = { timeout: 3_000, tries: 2 };

/**
 * Names as the network's own servers tell them. Not as this machine does (`/etc/hosts`, search domains): those lead
 * inside, and questions to it cannot be taken back, while each keeps one of the four threads that files need too.
 */
export class NetworkNames implements Names {
  /** Servers as `address:port`; without them, those of this machine's network. */
  constructor(private readonly servers: readonly string[] | null = null) {}

  async addressesOf(name: string, signal: AbortSignal): Promise<string[]> {
    const resolver = new Resolver(PATIENCE);
    if (this.servers) resolver.setServers(this.servers);
    const stop = (): void => resolver.cancel();
    signal.addEventListener('abort', stop);
    try {
      const asked = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
      return asked.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }
}
