import { Controller, Get, Header, Headers, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Client, Public } from '../platform/http/access';
import { dispositionOf } from './report-file-name';
import { ReportPdfs } from './report-pdfs.service';
import { Reports } from './reports.service';
import { tokenParams } from './shared-reports.schemas';

/** The file behind a shared link, whose page is the web application's. It tells nobody else where it was read. */
@ApiExcludeController()
@Controller('reports')
export class SharedReportFilesController {
  constructor(
    private readonly reports: Reports,
    private readonly pdfs: ReportPdfs,
  ) {}

  @Get(':token/report.pdf')
  @Public()
  @Header('Cache-Control', 'no-store')
  @Header('Referrer-Policy', 'no-referrer')
  @Header('X-Robots-Tag', 'noindex, nofollow')
  async file(
    @Param({ schema: tokenParams }) { token }: { token: string },
    @Headers('user-agent') agent: string | undefined,
    @Client() client: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const report = await this.reports.shared(token, agent);
    const document = await this.pdfs.render(report, client);
    void reply
      .header('Content-Type', 'application/pdf')
      .header('Content-Disposition', dispositionOf('inline', report))
      .send(document);
  }
}
