import { Controller, Get, Header, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Public } from '../../src/platform/http/access';
import { Returns } from '../../src/platform/http/returns';
import { idParams, instant, plainText, uuid } from '../../src/platform/http/schemas';
import { notFound } from '../../src/shared/errors';
import type { KeptMail } from './kept-mail';
import { FRAME_POLICY, framedHtml, listPage, mailPage } from './mailbox-page';
import { MailboxQueries, type MailList } from './mailbox.queries';

const mailSchema = z.object({
  id: uuid,
  kind: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  calendar: z.object({ method: z.string(), content: z.string() }).nullable(),
  links: z.array(z.string()),
  at: instant,
});
const listSchema = z.object({ items: z.array(mailSchema), nextCursor: z.string().nullable() });

const MOST = 200;
const PER_PAGE = 50;
const listQuery = z.object({
  to: plainText(320, 0).optional(),
  kind: plainText(100, 0).optional(),
  q: plainText(200, 0).optional(),
  limit: z.coerce.number().int().min(1).max(MOST).optional(),
  cursor: z.string().max(200).optional(),
});
type ListQuery = z.output<typeof listQuery>;

/** Programs say that they want JSON; browsers and bare requests get the page. */
const wantsJson = (accept = ''): boolean =>
  accept.includes('application/json') && !accept.includes('text/html');

/** Only in the sandbox: every mail that the product wrote, as a page for people and as JSON for scripts. */
@ApiExcludeController()
@Controller('sandbox')
export class MailboxController {
  constructor(private readonly mailbox: MailboxQueries) {}

  @Get('mailbox')
  @Public()
  @Header('Vary', 'Accept')
  async page(
    @Query({ schema: listQuery }) search: ListQuery,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.mailbox.search({ limit: PER_PAGE, ...search });
    if (wantsJson(accept)) return void reply.send(listSchema.parse(found));
    void reply.type('text/html; charset=utf-8').send(listPage(found, search, await this.mailbox.kinds()));
  }

  @Get('mailbox/:id')
  @Public()
  @Header('Vary', 'Accept')
  async mail(
    @Param({ schema: idParams }) { id }: { id: string },
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const mail = await this.mailbox.one(id);
    if (wantsJson(accept)) return void reply.send(mailSchema.parse(mail));
    void reply.type('text/html; charset=utf-8').send(mailPage(mail));
  }

  @Get('mailbox/:id/html')
  @Public()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', FRAME_POLICY)
  async html(@Param({ schema: idParams }) { id }: { id: string }): Promise<string> {
    const { html } = await this.mailbox.one(id);
    if (html === null) throw notFound('mail');
    return framedHtml(html);
  }

  @Get('mailbox/:id/invitation.ics')
  @Public()
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  async invitation(@Param({ schema: idParams }) { id }: { id: string }): Promise<string> {
    const { calendar } = await this.mailbox.one(id);
    if (!calendar) throw notFound('mail');
    return calendar.content;
  }

  @Get('mails')
  @Public()
  @Returns(listSchema)
  list(@Query({ schema: listQuery }) { limit = MOST, ...search }: ListQuery): Promise<MailList> {
    return this.mailbox.search({ ...search, limit });
  }

  @Get('mails/:id')
  @Public()
  @Returns(mailSchema)
  one(@Param({ schema: idParams }) { id }: { id: string }): Promise<KeptMail> {
    return this.mailbox.one(id);
  }
}
