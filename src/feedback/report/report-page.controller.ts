import { Controller, Get, Header, Headers, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { Public } from '../../platform/http/access';
import { Reports } from './reports.service';

/** Whatever comes is compared with the tokens we know; without one the page does not exist. */
const tokenParams = z.object({ token: z.string().max(100).catch('') });

/** The page behind a shared link. It only reads, and tells nobody else where it was read. */
@ApiExcludeController()
@Controller('reports')
export class ReportPageController {
  constructor(private readonly reports: Reports) {}

  @Get(':token')
  @Public()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @Header('Referrer-Policy', 'no-referrer')
  @Header('X-Robots-Tag', 'noindex, nofollow')
  show(
    @Param({ schema: tokenParams }) { token }: { token: string },
    @Headers('user-agent') agent: string | undefined,
  ): Promise<string> {
    return this.reports.shared(token, agent);
  }
}
