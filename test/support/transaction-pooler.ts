import { createServer, type Server, type Socket } from 'node:net';
import { Client } from 'pg';

const SSL_REQUEST = 80_877_103;
/** Those that PgBouncer takes; it refuses a client that sends any other. */
const STARTUP_PARAMETERS = ['user', 'database', 'client_encoding', 'application_name'];

/** What the pooler calls itself at the server, whoever it works for. */
export const POOLER_NAME = 'pooler';

/**
 * A small pooler in transaction mode, as PgBouncer is one: a client has a server's session only from its first message to
 * the end of the transaction, the sessions are few, and nothing that a session is told lasts. It asks nobody who they are.
 */
export class TransactionPooler {
  /** How often a session went to another client than the one before. */
  changesOfHands = 0;
  private readonly free: Session[] = [];
  private readonly waiting: ((session: Session) => void)[] = [];
  private readonly all = new Set<Session>();
  private readonly clients = new Set<Socket>();
  private readonly listener: Server = createServer((socket) => this.serve(socket));

  private constructor(
    private readonly url: string,
    private readonly size: number,
  ) {}

  /** `size` sessions at most, on the database of `url`. */
  static async start(url: string, size: number): Promise<TransactionPooler> {
    const pooler = new TransactionPooler(url, size);
    await new Promise<void>((resolve) => pooler.listener.listen(0, '127.0.0.1', resolve));
    return pooler;
  }

  get pooledUrl(): string {
    const pooled = new URL(this.url);
    const address = this.listener.address();
    pooled.port = String(typeof address === 'object' ? address?.port : 0);
    return pooled.href;
  }

  async stop(): Promise<void> {
    for (const client of this.clients) client.destroy();
    for (const session of this.all) session.socket.destroy();
    await new Promise((resolve) => this.listener.close(resolve));
  }

  /** A session for one transaction; waits for one when all are in use. */
  async take(client: Socket): Promise<Session> {
    const session = this.free.pop() ?? (await (this.all.size < this.size ? this.open() : this.next()));
    if (session.lastClient && session.lastClient !== client) this.changesOfHands += 1;
    session.lastClient = client;
    return session;
  }

  give(session: Session): void {
    const next = this.waiting.shift();
    if (next) next(session);
    else this.free.push(session);
  }

  /** One that was left within a transaction, or that the server ended. */
  discard(session: Session): void {
    session.socket.destroy();
    this.all.delete(session);
    const index = this.free.indexOf(session);
    if (index >= 0) this.free.splice(index, 1);
    const next = this.waiting.shift();
    if (next) void this.open().then(next);
  }

  private next(): Promise<Session> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private async open(): Promise<Session> {
    const session = new Session();
    this.all.add(session);
    session.socket = await loggedIn(this.url);
    session.socket.on('data', (data: Buffer) => session.heard(data));
    session.socket.on('close', () => {
      this.discard(session);
      session.onClose();
    });
    return session;
  }

  private serve(socket: Socket): void {
    this.clients.add(socket.setNoDelay());
    socket.on('error', () => undefined);
    const served = new Served(socket, this);
    socket.on('data', (data: Buffer) => served.heard(data));
    socket.on('close', () => {
      this.clients.delete(socket);
      served.left();
    });
  }
}

/** A session at the server, and who listens to it now. */
class Session {
  socket!: Socket;
  lastClient: Socket | null = null;
  onMessage: (type: string, message: Buffer) => void = () => undefined;
  onClose: () => void = () => undefined;
  private readonly reader = new MessageReader((type, message) => this.onMessage(type, message));

  heard(data: Buffer): void {
    this.reader.read(data);
  }
}

/** One client from its first message to its last. */
class Served {
  private started = false;
  private startup = Buffer.alloc(0);
  private session: Session | null = null;
  private taking = false;
  private queued: Buffer[] = [];
  /** Answers "ready for query" that are still to come. */
  private due = 0;
  private readonly reader = new MessageReader((type, message) => this.told(type, message));

  constructor(
    private readonly socket: Socket,
    private readonly pooler: TransactionPooler,
  ) {}

  heard(data: Buffer): void {
    if (this.started) return this.reader.read(data);
    this.startup = Buffer.concat([this.startup, data]);
    if (this.startup.length < 8 || this.startup.length < this.startup.readInt32BE(0)) return;
    const length = this.startup.readInt32BE(0);
    const [message, rest] = [this.startup.subarray(0, length), this.startup.subarray(length)];
    this.startup = Buffer.alloc(0);
    if (message.readInt32BE(4) === SSL_REQUEST) this.socket.write('N');
    else this.welcome(message);
    if (rest.length > 0) this.heard(rest);
  }

  left(): void {
    if (this.session) this.pooler.discard(this.session);
    this.session = null;
  }

  private welcome(message: Buffer): void {
    const words = message.subarray(8).toString('utf8').split('\0');
    const strange = words.find((word, at) => at % 2 === 0 && word && !STARTUP_PARAMETERS.includes(word));
    if (strange) {
      const text = `SFATAL\0C08P01\0Munsupported startup parameter: ${strange}\0\0`;
      return void this.socket.end(messageOf('E', Buffer.from(text)));
    }
    this.started = true;
    const key = Buffer.alloc(8, 7);
    const parts = [messageOf('R', Buffer.alloc(4)), messageOf('K', key), messageOf('Z', Buffer.from('I'))];
    this.socket.write(Buffer.concat(parts));
  }

  private told(type: string, message: Buffer): void {
    if (type === 'X') return void this.socket.end();
    if (type === 'Q' || type === 'S') this.due += 1;
    if (this.session) return void this.session.socket.write(message);
    this.queued.push(message);
    if (!this.taking) void this.takeSession();
  }

  private async takeSession(): Promise<void> {
    this.taking = true;
    const session = await this.pooler.take(this.socket);
    this.taking = false;
    if (this.socket.destroyed) return this.pooler.give(session);
    this.session = session;
    session.onMessage = (type, message) => this.answered(session, type, message);
    session.onClose = () => this.socket.destroy();
    session.socket.write(Buffer.concat(this.queued));
    this.queued = [];
  }

  private answered(session: Session, type: string, message: Buffer): void {
    if (!this.socket.destroyed) this.socket.write(message);
    if (type !== 'Z') return;
    this.due -= 1;
    if (this.due > 0 || message.toString('latin1', 5, 6) !== 'I') return;
    session.onMessage = () => undefined;
    session.onClose = () => undefined;
    this.session = null;
    this.pooler.give(session);
  }
}

/** Cuts a stream into messages: a letter, a length that counts itself, and the rest. */
class MessageReader {
  private rest = Buffer.alloc(0);

  constructor(private readonly each: (type: string, message: Buffer) => void) {}

  read(data: Buffer): void {
    this.rest = Buffer.concat([this.rest, data]);
    while (this.rest.length >= 5) {
      const length = 1 + this.rest.readInt32BE(1);
      if (this.rest.length < length) return;
      const message = this.rest.subarray(0, length);
      this.rest = this.rest.subarray(length);
      this.each(message.toString('latin1', 0, 1), message);
    }
  }
}

const messageOf = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(5, type);
  head.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([head, body]);
};

/** The driver logs in; from then on its socket is ours. */
const loggedIn = async (url: string): Promise<Socket> => {
  const client = new Client({ connectionString: url, application_name: POOLER_NAME });
  client.on('error', () => undefined);
  await client.connect();
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  for (const event of ['data', 'close', 'end', 'error']) stream.removeAllListeners(event);
  return stream.setNoDelay().on('error', () => undefined);
};
