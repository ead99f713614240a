import type { FastifyRequest } from 'fastify';
import { PassThrough } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { readDocumentForm } from './document-form';
import { UnreadBody } from './unread-body';

const FILE =
  '--x\r\nContent-Disposition: form-data; name="document"; filename="essay.md"\r\n\r\nwhat I wrote';
const FIELD = '\r\n--x\r\nContent-Disposition: form-data; name="a"; filename=""\r\n\r\n';
const END = '\r\n--x--\r\n';

const read = (form: string) => {
  const stream = new PassThrough();
  stream.end(form);
  const body = new UnreadBody(stream as unknown as IncomingMessage, null);
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  return readDocumentForm({ body, headers } as FastifyRequest);
};

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
});
