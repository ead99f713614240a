import type { FastifyInstance } from 'fastify';
import { BlockList, isIP, type Socket } from 'node:net';
import { unavailable } from '../../shared/errors';
import { wireAnswer } from '../http/edge';
import { clientNetwork } from './client-network';

const RETRY_SECONDS = 5;
const refusal = () =>
  unavailable('limit.connections', 'You have too many connections open. Please close some.', RETRY_SECONDS);

/** How many each client has open now. */
class OpenOnes {
  private readonly open = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** One more of this client, until `done` says so; false when it has too many. */
  admit(client: string, onceDone: (done: () => void) => void): boolean {
    const before = this.open.get(client) ?? 0;
    if (before >= this.most) return false;
    this.open.set(client, before + 1);
    onceDone(() => this.close(client));
    return true;
  }

  private close(client: string): void {
    const left = (this.open.get(client) ?? 1) - 1;
    if (left > 0) this.open.set(client, left);
    else this.open.delete(client);
  }
}

/**
 * So many connections one client may hold open at a time with this process; zero for any number. A client beyond it
 * reads 503 `limit.connections` and is closed. Behind a trusted proxy many clients share connections, so their
 * requests under way are counted instead, by the address that the proxy tells.
 */
export const limitConnections = (
  fastify: FastifyInstance,
  { most, trustedProxies }: { most: number; trustedProxies: readonly string[] },
): void => {
  if (most === 0) return;
  const proxies = proxyList(trustedProxies);
  const connections = new OpenOnes(most);
  const requests = new OpenOnes(most);
  fastify.server.on('connection', (socket: Socket) => {
    const client = plainAddress(socket);
    if (client === null || isProxy(proxies, client)) return;
    const admitted = connections.admit(clientNetwork(client), (done) => void socket.once('close', done));
    if (!admitted) socket.end(wireAnswer(503, 'Service Unavailable', refusal()), () => socket.destroy());
  });
  fastify.addHook('onRequest', async (request, reply) => {
    const peer = plainAddress(request.raw.socket);
    if (peer === null || !isProxy(proxies, peer)) return;
    const admitted = requests.admit(clientNetwork(request.ip), (done) => void reply.raw.once('close', done));
    if (!admitted) throw refusal();
  });
};

/** The address of the other end, an IPv4 one without its IPv6 clothes; null when it has gone. */
const plainAddress = ({ remoteAddress }: Socket): string | null =>
  remoteAddress?.replace(/^::ffff:(?=\d+\.)/i, '').split('%')[0] ?? null;

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

const proxyList = (trusted: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const proxy of trusted) {
    const [address = '', bits] = proxy.split('/');
    if (bits === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(bits), familyOf(address));
  }
  return list;
};

const isProxy = (proxies: BlockList, address: string): boolean => proxies.check(address, familyOf(address));
