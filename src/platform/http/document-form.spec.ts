import type { FastifyRequest } from 'fastify';
import { PassThrough } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { readDocumentForm } from './document-form';
import { UnreadBody } from './unread-body';

const FILE =
  '--x\r\nContent-Disposition: form-data; name="document"; filename="essay.md"\r\n\r\nwhat I wrote';
const FIELD = '\r\n--x\r\nContent-Disposition: form-data; name="a"; filename=""\r\n\r\n';
const END = '\r\n--x--\r\n';

/** A form that is being sent from a network. */
const sending = (ip: string) => {
  const stream = new PassThrough({ highWaterMark: 4_000_000 });
  const body = new UnreadBody(stream as unknown as IncomingMessage, null);
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  const read = readDocumentForm({ body, headers, ip } as FastifyRequest);
  read.catch(() => undefined);
  return { stream, read };
};
const read = (form: string) => {
  const { stream, read } = sending('192.0.2.1');
  stream.end(form);
  return read;
};
const START = FILE.slice(0, FILE.indexOf('what'));
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a form with a document', () => {
  it.each<[string, string]>([
    ['alone', ''],
    ['beside a few fields', FIELD.repeat(5)],
  ])('may have it %s', async (_, fields) => {
    const form = FILE + fields + END;
    await expect(read(form)).resolves.toMatchObject({ name: 'essay.md', type: 'text/markdown' });
  });

  it.each<[string, string]>([
    ['at once', ''],
    ['after line breaks', '\r\n\r\n'],
  ])('is not taken apart when it has ten thousands of parts, %s', async (_, before) => {
    const form = before + FILE + FIELD.repeat(20_000) + END;
    await expect(read(form)).rejects.toMatchObject({ code: 'request.malformed' });
  });

  it('finds room for four of one network at a time; others do not wait for them', async () => {
    const slow = Array.from({ length: 4 }, () => sending('192.0.2.7'));
    for (const { stream } of slow) stream.write(START.padEnd(2_000_000, 'word '));
    await turn();
    const [fifth, other] = [sending('192.0.2.7'), sending('198.51.100.1')];
    for (const { stream } of [fifth, other]) stream.end(START.padEnd(1_000_000, 'word ') + END);
    await expect(fifth.read).rejects.toMatchObject({ code: 'document.busy', kind: 'unavailable' });
    await expect(other.read).resolves.toMatchObject({ name: 'essay.md' });
    for (const { stream } of slow) stream.end(END);
    await Promise.all(slow.map(({ read }) => read));
    const { stream, read } = sending('192.0.2.7');
    stream.end(START.padEnd(1_000_000, 'word ') + END);
    await expect(read).resolves.toMatchObject({ name: 'essay.md' });
  });
});
