import { createServer, type Socket } from 'node:net';

export interface SmtpSink {
  /** As SMTP_URL wants it. */
  url: string;
  /** Messages as they came over the wire, headers first. */
  messages: string[];
  /** Addresses named in RCPT TO, in order. */
  recipients: string[];
  stop: () => Promise<void>;
}

/** A mail server on a free port that takes everything and keeps it. */
export const startSmtpSink = async (): Promise<SmtpSink> => {
  const messages: string[] = [];
  const recipients: string[] = [];
  const server = createServer((socket) => converse(socket, messages, recipients));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    recipients,
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
};

const converse = (socket: Socket, messages: string[], recipients: string[]): void => {
  let pending = '';
  let inData = false;
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  const command = (line: string): void => {
    const to = /^RCPT TO:<([^>]*)>/i.exec(line)?.[1];
    if (to) recipients.push(to);
    if (/^QUIT/i.test(line)) return void socket.end('221 bye\r\n');
    inData = /^DATA/i.test(line);
    say(inData ? '354 go on' : '250 ok');
  };
  const take = (): boolean => {
    const end = pending.indexOf(inData ? '\r\n.\r\n' : '\r\n');
    if (end < 0) return false;
    const part = pending.slice(0, end);
    pending = pending.slice(end + (inData ? 5 : 2));
    if (!inData) command(part);
    else {
      messages.push(part);
      inData = false;
      say('250 kept');
    }
    return true;
  };
  say('220 sink');
  socket.on('data', (chunk) => {
    pending += chunk.toString('utf8');
    while (take());
  });
  socket.on('error', () => socket.destroy());
};
