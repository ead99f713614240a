import { createServer, type Socket } from 'node:net';

export interface SmtpSink {
  url: string;
  /** Message-ID of every mail that was taken, in order; the same one twice when it came twice. */
  taken: string[];
  stop: () => Promise<void>;
}

/** A mail server that takes everything and keeps the Message-IDs: just enough SMTP for our own client. */
export const startSmtpSink = (): Promise<SmtpSink> => {
  const taken: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    converse(socket, taken);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        url: `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
        taken,
        stop: () =>
          new Promise((closed) => {
            server.close(() => closed());
            for (const socket of sockets) socket.destroy();
          }),
      });
    });
  });
};

const ANSWERS: [RegExp, string][] = [
  [/^(EHLO|HELO)/i, '250 sink'],
  [/^DATA/i, '354 go on'],
  [/^QUIT/i, '221 bye'],
];

const converse = (socket: Socket, taken: string[]): void => {
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
      if (inData) taken.push(/^Message-ID:\s*(<[^>]+>)/im.exec(said)?.[1] ?? 'none');
      socket.write(`${inData ? '250 taken' : answerTo(said)}\r\n`);
      inData = !inData && /^DATA/i.test(said);
    }
  });
};

const answerTo = (said: string): string => ANSWERS.find(([command]) => command.test(said))?.[1] ?? '250 ok';
