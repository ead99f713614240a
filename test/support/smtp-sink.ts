import { createServer, type Socket } from 'node:net';

export interface SmtpSink {
  /** As SMTP_URL wants it. */
  url: string;
  /** Messages as they came over the wire, headers first. */
  messages: string[];
  /** Addresses named in RCPT TO, in order. */
  recipients: string[];
  /** Message-ID of every mail that was taken, in order; the same one twice when it came twice. */
  taken: string[];
  /** Mails that came are kept, and their senders not told so, until this is called; then and later they are. */
  release: () => void;
  /** From now on nothing is said on new connections. */
  fallSilent: () => void;
  /** How many connections there were on which nothing was said. */
  silentConnections: () => number;
  /** Closes the connections on which nothing was said. */
  hangUp: () => void;
  stop: () => Promise<void>;
}

/**
 * A mail server that takes everything and keeps it: just enough SMTP. It says nothing on its first `mute` connections;
 * with `hold` it tells nobody before `release` that it has taken a mail. Recipients that `refuse` names get a 550, or
 * another answer of yours.
 */
export const startSmtpSink = async ({
  mute = 0,
  hold = false,
  refuse = /^$/,
  refusal = '550 no such person',
} = {}): Promise<SmtpSink> => {
  let mostSilent = mute;
  const kept = { messages: [] as string[], recipients: [] as string[], taken: [] as string[] };
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  if (!hold) release();
  const silent: Socket[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    if (silent.length < mostSilent) silent.push(socket);
    else converse(socket, { kept, released, refuse, refusal });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    ...kept,
    url: `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    release,
    fallSilent: () => (mostSilent = Infinity),
    silentConnections: () => silent.length,
    hangUp: () => silent.forEach((socket) => socket.destroy()),
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of sockets) socket.destroy();
      }),
  };
};

const ANSWERS: [RegExp, string][] = [
  [/^(EHLO|HELO)/i, '250 sink'],
  [/^DATA/i, '354 go on'],
  [/^QUIT/i, '221 bye'],
];

interface Manners {
  kept: Pick<SmtpSink, 'messages' | 'recipients' | 'taken'>;
  released: Promise<void>;
  refuse: RegExp;
  refusal: string;
}

const converse = (socket: Socket, { kept, released, refuse, refusal }: Manners): void => {
  let heard = '';
  let inData = false;
  socket.write('220 sink\r\n');
  socket.on('data', (chunk) => {
    heard += chunk.toString('utf8');
    for (;;) {
      const end = heard.indexOf(inData ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const said = heard.slice(0, end);
      heard = heard.slice(end + (inData ? 5 : 2));
      if (inData) {
        kept.messages.push(said);
        kept.taken.push(/^Message-ID:\s*(<[^>]+>)/im.exec(said)?.[1] ?? 'none');
      }
      const to = inData ? undefined : /^RCPT TO:<([^>]*)>/i.exec(said)?.[1];
      if (to) kept.recipients.push(to);
      if (inData) void released.then(() => socket.write('250 taken\r\n'));
      else socket.write(`${to && refuse.test(to) ? refusal : answerTo(said)}\r\n`);
      inData = !inData && /^DATA/i.test(said);
    }
  });
};

const answerTo = (said: string): string => ANSWERS.find(([command]) => command.test(said))?.[1] ?? '250 ok';
