import { Controller, Get, Header, HttpStatus, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { linkQuery } from '../../bookings';
import { refuseForeignForm } from '../../identity';
import { CONFIG, type Config } from '../../platform/config/config';
import { Public } from '../../platform/http/access';
import { readDocumentForm } from '../../platform/http/document-form';
import { statusOf } from '../../platform/http/problem';
import { AnswersInPages } from '../../platform/http/problem.page';
import { idParams } from '../../platform/http/schemas';
import { DomainError } from '../../shared/errors';
import { StatusLinks } from '../status-links.service';
import { StatusDoors } from './status-doors.service';
import { statusPageHtml } from './status.page';
import { StatusPages } from './status-pages.service';

/** Where mails and the payment page send people. Whose token it is decides what they see. */
@ApiExcludeController()
@Controller('bookings')
export class StatusPageController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly links: StatusLinks,
    private readonly pages: StatusPages,
    private readonly doors: StatusDoors,
  ) {}

  @Get(':id/status')
  @Public()
  @AnswersInPages()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @Header('Referrer-Policy', 'no-referrer')
  async show(
    @Param({ schema: idParams }) { id }: { id: string },
    @Query({ schema: linkQuery }) { token }: { token: string },
  ): Promise<string> {
    const { session, side } = await this.links.open(id, token);
    return statusPageHtml(await this.pages.view(session, side));
  }

  /** Leads into the meeting room, as a side that opens it; at any other time back to the page, which says when. */
  @Get(':id/room')
  @Public()
  @AnswersInPages()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @Header('Referrer-Policy', 'no-referrer')
  async room(
    @Param({ schema: idParams }) { id }: { id: string },
    @Query({ schema: linkQuery }) { token }: { token: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { session, side } = await this.links.open(id, token);
    try {
      // Coaches write addresses in letters that no header takes.
      void reply.header('Location', new URL(await this.doors.openRoom(session, side)).href);
      void reply.status(HttpStatus.FOUND);
      return '';
    } catch (error) {
      return this.refused(error, { id, token }, reply);
    }
  }

  /** The form of a review's page. Nothing of it is read before it is clear whose it is and that a version is wanted. */
  @Post(':id/document')
  @Public()
  @AnswersInPages({ readsBodyItself: true })
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @Header('Referrer-Policy', 'no-referrer')
  async upload(
    @Param({ schema: idParams }) { id }: { id: string },
    @Query({ schema: linkQuery }) { token }: { token: string },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { session, side, paths } = await this.links.open(id, token);
    try {
      refuseForeignForm(request, this.config.publicUrl);
      await this.doors.upload(session, side, () => readDocumentForm(request));
    } catch (error) {
      return this.refused(error, { id, token }, reply);
    }
    void reply.status(HttpStatus.SEE_OTHER).header('Location', paths.status);
    return '';
  }

  /** The page again, with what was refused above it. */
  private async refused(
    error: unknown,
    { id, token }: { id: string; token: string },
    reply: FastifyReply,
  ): Promise<string> {
    if (!(error instanceof DomainError) || error.kind === 'not_found') throw error;
    void reply.status(statusOf(error));
    if (error.retryAfterSeconds !== undefined)
      void reply.header('Retry-After', String(error.retryAfterSeconds));
    const { session, side } = await this.links.open(id, token);
    return statusPageHtml(await this.pages.view(session, side), error.detail);
  }
}
