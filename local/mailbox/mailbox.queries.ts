import { Injectable } from '@nestjs/common';
import { Database } from '../../src/platform/database/database';
import { decodeInstantCursor, page } from '../../src/platform/http/paging';
import { notFound } from '../../src/shared/errors';
import { type KeptMail, linksOf } from './kept-mail';

export interface MailSearch {
  /** A whole address. */
  to?: string;
  kind?: string;
  /** Words that must all stand in the mail's address, subject, text or kind. */
  q?: string;
  limit: number;
  cursor?: string;
}

export interface MailList {
  items: KeptMail[];
  nextCursor: string | null;
}

const COLUMNS = `m.id, m.kind, m.to_address AS "to", m.subject, m.text_body AS text, m.html_body AS html, m.calendar,
  m.created_at AS at, coalesce(a.zone, 'UTC') AS zone`;
const MAILS = `SELECT ${COLUMNS} FROM mails m LEFT JOIN accounts a ON a.id = m.recipient_id`;

/** Every mail that the product wrote, for developers to read. */
@Injectable()
export class MailboxQueries {
  constructor(private readonly database: Database) {}

  /** Mails that the search finds, newest first. Error: 400 for a cursor that is not ours. */
  async search({ to, kind, q, limit, cursor }: MailSearch): Promise<MailList> {
    const rows = await this.database.query<Omit<KeptMail, 'links'>>(
      `${MAILS}
       WHERE ($1::text IS NULL OR m.to_address = lower($1)) AND ($2::text IS NULL OR m.kind = $2)
         AND NOT EXISTS (SELECT 1 FROM unnest($3::text[]) word WHERE strpos(
           lower(concat_ws(' ', m.to_address, m.to_name, m.subject, m.text_body, m.kind)), lower(word)) = 0)
         AND ($4::timestamptz IS NULL OR (m.created_at, m.id) < ($4, $5::uuid))
       ORDER BY m.created_at DESC, m.id DESC LIMIT $6`,
      [to || null, kind || null, wordsOf(q), ...decodeInstantCursor(cursor), limit + 1],
    );
    const found = page(rows, limit, ({ at, id }) => [at.toISOString(), id]);
    return { ...found, items: found.items.map(withLinks) };
  }

  /** One mail; 404 when there is none. */
  async one(id: string): Promise<KeptMail> {
    const [mail] = await this.database.query<Omit<KeptMail, 'links'>>(`${MAILS} WHERE m.id = $1`, [id]);
    if (!mail) throw notFound('mail');
    return withLinks(mail);
  }

  /** What kinds of mails there are. */
  async kinds(): Promise<string[]> {
    const rows = await this.database.query<{ kind: string }>(`SELECT DISTINCT kind FROM mails ORDER BY kind`);
    return rows.map(({ kind }) => kind);
  }
}

const wordsOf = (q = ''): string[] => q.split(/\s+/).filter(Boolean);

const withLinks = (mail: Omit<KeptMail, 'links'>): KeptMail => ({ ...mail, links: linksOf(mail) });
