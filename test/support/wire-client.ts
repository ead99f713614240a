import { connect, type Socket } from 'node:net';

export interface WireClient {
  /** Everything that came back so far. */
  said: () => string;
  write: (bytes: string | Buffer) => void;
  /** Once the server has closed the connection. */
  closed: Promise<void>;
  leave: () => void;
}

/** A client that sends what it is told, when it is told, and no more. */
export const wireClient = async (url: string): Promise<WireClient> => {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect(Number(port), hostname);
  let said = '';
  socket.on('data', (piece) => (said += piece.toString('latin1')));
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  return {
    said: () => said,
    write: (bytes) => void socket.write(bytes),
    closed,
    leave: () => socket.destroy(),
  };
};

/** The head of a request with a body of so many bytes, or in chunks where that is null. */
export const head = (line: string, headers: Record<string, string>, bytes: number | null): string =>
  [
    `${line} HTTP/1.1`,
    'Host: localhost',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    bytes === null ? 'Transfer-Encoding: chunked' : `Content-Length: ${bytes}`,
    '',
    '',
  ].join('\r\n');
