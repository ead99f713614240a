import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { Database } from '../platform/database/database';
import { Public } from '../platform/http/access';
import { idParams, instant, uuid } from '../platform/http/schemas';
import { Returns } from '../platform/http/returns';
import { notFound } from '../shared/errors';
import { type KeptMail, listPage, mailPage } from './mailbox-page';

const mailSchema = z.object({
  id: uuid,
  kind: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  calendar: z.object({ method: z.string(), content: z.string() }).nullable(),
  at: instant,
});
const listQuery = z.object({ to: z.string().max(320).optional(), kind: z.string().max(100).optional() });
const listSchema = z.object({ items: z.array(mailSchema) });

const COLUMNS = `id, kind, to_address AS "to", subject, text_body AS text, html_body AS html, calendar, created_at AS at`;

/** Only in the sandbox: every mail that the product wrote, as a page for people and as JSON for scripts. */
@ApiExcludeController()
@Controller('sandbox')
export class MailboxController {
  constructor(private readonly database: Database) {}

  @Get('mailbox')
  @Public()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async page(@Query({ schema: listQuery }) query: z.output<typeof listQuery>): Promise<string> {
    return listPage(await this.mails(query), query.to ?? '');
  }

  @Get('mailbox/:id')
  @Public()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async mail(@Param({ schema: idParams }) { id }: { id: string }): Promise<string> {
    return mailPage(await this.one(id));
  }

  @Get('mailbox/:id/invitation.ics')
  @Public()
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  async invitation(@Param({ schema: idParams }) { id }: { id: string }): Promise<string> {
    const { calendar } = await this.one(id);
    if (!calendar) throw notFound('mail');
    return calendar.content;
  }

  @Get('mails')
  @Public()
  @Returns(listSchema)
  async list(
    @Query({ schema: listQuery }) query: z.output<typeof listQuery>,
  ): Promise<{ items: KeptMail[] }> {
    return { items: await this.mails(query) };
  }

  private mails({ to, kind }: z.output<typeof listQuery>): Promise<KeptMail[]> {
    return this.database.query<KeptMail>(
      `SELECT ${COLUMNS} FROM mails WHERE ($1::text IS NULL OR to_address = lower($1)) AND ($2::text IS NULL OR kind = $2)
       ORDER BY created_at DESC, id DESC LIMIT 200`,
      [to || null, kind ?? null],
    );
  }

  private async one(id: string): Promise<KeptMail> {
    const [mail] = await this.database.query<KeptMail>(`SELECT ${COLUMNS} FROM mails WHERE id = $1`, [id]);
    if (!mail) throw notFound('mail');
    return mail;
  }
}
