import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { type Side, sideOfToken } from '../../bookings';
import { CONFIG, type Config } from '../../platform/config/config';
import { Public } from '../../platform/http/access';
import { AnswersInPages } from '../../platform/http/problem-page';
import { idParams } from '../../platform/http/schemas';
import { notFound } from '../../shared/errors';
import { statusPageHtml } from './status-page.html';
import { StatusPages } from './status-pages.service';

/** Whatever comes is compared with the right tokens; without one of them the page does not exist. */
const tokenQuery = z.object({ token: z.string().max(100).catch('') });

/** Where mails and the payment page send people. Whose token it is decides what they see. */
@ApiExcludeController()
@Controller('bookings')
export class StatusPageController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly pages: StatusPages,
  ) {}

  @Get(':id/status')
  @Public()
  @AnswersInPages()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @Header('Referrer-Policy', 'no-referrer')
  async show(
    @Param({ schema: idParams }) { id }: { id: string },
    @Query({ schema: tokenQuery }) { token }: { token: string },
  ): Promise<string> {
    return statusPageHtml(await this.pages.view(id, this.sideOf(id, token)));
  }

  private sideOf(id: string, token: string): Side {
    const side = sideOfToken(id, token, this.config.secret);
    if (!side) throw notFound('booking');
    return side;
  }
}
