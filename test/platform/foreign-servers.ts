import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server as TcpServer,
  type Socket,
} from 'node:net';

/** A server on this machine that plays one in the outside world, or the canary that nobody may reach. */
export interface ForeignServer {
  port: number;
  /** Connections that were opened to it, whether or not something was asked. */
  connections: number;
  /** Targets that were asked for, in order. */
  asked: string[];
  /** Headers of the last request. */
  headers: Record<string, unknown>;
  /** Connections that are still open. */
  open: Set<Socket>;
  stop(): Promise<void>;
}

/** Listens on all addresses, so that whoever gets past a check reaches it under any of them. */
export const startForeign = (listener: RequestListener): Promise<ForeignServer> => {
  const seen = { asked: [] as string[], headers: {} };
  const server = createHttpServer((request, response) => {
    seen.asked.push(`${request.method} ${request.url}`);
    seen.headers = request.headers;
    listener(request, response);
  });
  return listening(server, seen);
};

/** The same for what is no HTTP, or not whole: `talk` gets each connection. */
export const startRaw = (talk: (socket: Socket) => void): Promise<ForeignServer> =>
  listening(createTcpServer(talk), { asked: [], headers: {} });

const listening = async (
  server: Server | TcpServer,
  seen: Pick<ForeignServer, 'asked' | 'headers'>,
): Promise<ForeignServer> => {
  const open = new Set<Socket>();
  const foreign: ForeignServer = Object.assign(seen, {
    port: 0,
    connections: 0,
    open,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
  server.on('connection', (socket: Socket) => {
    foreign.connections += 1;
    open.add(socket);
    socket.on('error', () => undefined).on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  foreign.port = (server.address() as AddressInfo).port;
  return foreign;
};
