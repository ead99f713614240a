import { createSocket, type Socket } from 'node:dgram';

const HEADER_BYTES = 12;
const TYPES = { A: 1, AAAA: 28 } as const;
const [POINTER_TO_QUESTION, IN, NO_SUCH_NAME, ANSWER] = [0xc00c, 1, 3, 0x8180];

/** A name server on this machine that knows some names, is silent about others, and denies the rest. */
export interface NameServer {
  /** As `address:port`. */
  address: string;
  /** Names that were asked for, with the kind of address. */
  asked: string[];
  stop(): Promise<void>;
}

/** `known` has the addresses of names, as bytes; null for a name that is never answered. */
export const startNameServer = async (
  known: Record<string, { A?: number[][]; AAAA?: number[][] } | null>,
): Promise<NameServer> => {
  const socket: Socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (message, from) => {
    const { name, type, end } = questionOf(message);
    const kind = type === TYPES.A ? 'A' : 'AAAA';
    asked.push(`${name} ${kind}`);
    if (known[name] === null) return;
    const records = known[name]?.[kind] ?? [];
    socket.send(
      answerTo(message.subarray(0, end), { type, records, known: name in known }),
      from.port,
      from.address,
    );
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  return {
    address: `127.0.0.1:${port}`,
    asked,
    stop: () => new Promise((resolve) => void socket.close(() => resolve())),
  };
};

const questionOf = (message: Buffer) => {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = message.readUInt8(at); length > 0; length = message.readUInt8(at)) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: message.readUInt16BE(at + 1), end: at + 5 };
};

/** The question again, with its records. */
const answerTo = (
  question: Buffer,
  { type, records, known }: { type: number; records: number[][]; known: boolean },
): Buffer => {
  const head = Buffer.from(question);
  head.writeUInt16BE(known ? ANSWER : ANSWER | NO_SUCH_NAME, 2);
  head.writeUInt16BE(records.length, 6);
  head.writeUInt32BE(0, 8);
  return Buffer.concat([head, ...records.map((bytes) => recordOf(type, bytes))]);
};

const recordOf = (type: number, bytes: number[]): Buffer => {
  const record = Buffer.alloc(12);
  record.writeUInt16BE(POINTER_TO_QUESTION, 0);
  record.writeUInt16BE(type, 2);
  record.writeUInt16BE(IN, 4);
  record.writeUInt16BE(bytes.length, 10);
  return Buffer.concat([record, Buffer.from(bytes)]);
};
