import { bookingPagePath, calendarFilePath } from '../../src/bookings';
import { ACCOUNT_PASSWORD } from './accounts';
import type { TestAccount, TestApp } from './app';
import { readPdf } from './pdf-reader';
import { operations } from './routes';
import { unzipped } from './zip';

/** What a reader may have heard of. */
export interface Known {
  /** For every `:id` in a path: bookings, forms, coaches, whatever. */
  ids: string[];
  /** For path and query parameters that are required. */
  values: Record<string, string>;
  /** Bookings whose status page and calendar file the reader was mailed. */
  pagesOf: string[];
  /** Addresses of shared reports. */
  links: string[];
}

/** While one answer waits for the database, others are made; fewer than the database's pool. */
const AT_ONCE = 4;

/**
 * Everything that somebody can read, by what they asked for: each reading operation of the contract with each id they
 * know, their mailed pages, shared reports, their mails, and their export. What tells nothing is taken out (ids of
 * requests). Null is somebody who is not logged in.
 */
export const everyRead = async (
  app: TestApp,
  reader: TestAccount | null,
  known: Known,
): Promise<Map<string, string>> => {
  const addresses = [...apiAddresses(app, known), ...pageAddresses(app, known)];
  const seen = new Map<string, string>();
  for (let from = 0; from < addresses.length; from += AT_ONCE) {
    const some = addresses.slice(from, from + AT_ONCE);
    const contents = await Promise.all(some.map((address) => read(app, reader, address)));
    some.forEach((address, index) => seen.set(address, contents[index] ?? ''));
  }
  if (!reader) return seen;
  for (const [file, content] of await exported(app, reader)) seen.set(`export: ${file}`, content);
  const mails = await app.database.query<object>(
    `SELECT kind, subject, text_body, html_body, calendar FROM mails WHERE recipient_id = $1 ORDER BY id`,
    [reader.accountId],
  );
  return seen.set('mails', JSON.stringify(mails));
};

const apiAddresses = (app: TestApp, { ids, values }: Known): string[] =>
  [...operations(app.nest).entries()]
    .filter(([label]) => label.startsWith('GET ') && !DEEDS.has(label))
    .flatMap(([label, { parameters = [] }]) => {
      const required = parameters.filter(({ in: place, required }) => place === 'query' && required);
      const query = new URLSearchParams(
        Object.fromEntries(required.map(({ name }) => [name, values[name] ?? ''])),
      );
      const path = label.slice(4).replaceAll(/:(?!id\b)(\w+)/g, (_, name: string) => values[name] ?? name);
      const paths = path.includes(':id') ? ids.map((id) => path.replaceAll(':id', id)) : [path];
      return paths.map((one) => (query.size > 0 ? `${one}?${query}` : one));
    });

/** That somebody asked for the way into a room is kept, and told: to look is to come. */
const DEEDS = new Set(['GET /v1/bookings/:id/join', 'GET /v1/bookings/:id/card/join']);

const pageAddresses = (app: TestApp, { pagesOf, links }: Known): string[] => [
  ...pagesOf.flatMap((id) => [
    bookingPagePath(id, app.config.secret).replace(/^\/bookings\/([\w-]+)/, '/v1/bookings/$1/card'),
    calendarFilePath(id, app.config.secret),
  ]),
  ...links.flatMap((link) => [link.replace('/reports/', '/v1/shared-reports/'), `${link}/report.pdf`]),
];

const read = async (app: TestApp, reader: TestAccount | null, address: string): Promise<string> => {
  const { status, body, headers } = await app
    .http()
    .get(address)
    .set(reader ? { Authorization: `Bearer ${reader.token}` } : {})
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
  const bytes = body as Buffer;
  const isPdf = headers['content-type'] === 'application/pdf';
  const content = isPdf ? JSON.stringify(readPdf(bytes)) : bytes.toString('utf8');
  const told = LOOKING.reduce((text, own) => text.replace(own, ''), content);
  return [status, headers.etag, headers['retry-after'], told].join('\n');
};

/** What looking itself changes: the id of each request, and the audit log, which counts exports. */
const LOOKING = [/"requestId":"[^"]*"/, /"table":"audit_log"[^}]*/];

/** Without the audit log, which tells of the export itself. */
const exported = async (app: TestApp, reader: TestAccount): Promise<[string, string][]> => {
  const { body } = await app
    .http()
    .post('/v1/me/export')
    .set('Authorization', `Bearer ${reader.token}`)
    .send({ password: reader.password ?? ACCOUNT_PASSWORD })
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    })
    .expect(200);
  const files = await unzipped(body as Buffer);
  return [...files].filter(([name]) => name !== 'manifest.json' && name !== 'tables/audit_log.json');
};
