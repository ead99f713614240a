import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Authenticated, Caller, type Principal } from '../platform/http/access';
import { ReturnsFile } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { dispositionOf } from './report-file-name';
import { ReportPdfs } from './report-pdfs.service';
import { Reports } from './reports.service';

/** True when one of the tags that the caller holds is this one. */
const holds = (sent: string | undefined, tag: string): boolean =>
  (sent ?? '').split(',').some((one) => [tag, `W/${tag}`, '*'].includes(one.trim()));

@ApiTags('feedback')
@Controller('v1/bookings')
export class ReportFilesController {
  constructor(
    private readonly reports: Reports,
    private readonly pdfs: ReportPdfs,
  ) {}

  @Get(':id/form/report.pdf')
  @Authenticated()
  @ApiOperation({
    operationId: 'downloadReport',
    summary: 'The feedback on a session as a PDF to keep',
    description:
      'For the candidate once it is released (404 before), for its coach once it is filed. The same report is the ' +
      'same bytes: send its ETag as If-None-Match, and an unchanged one is answered with 304.',
  })
  @ReturnsFile('application/pdf', { problems: [401, 404] })
  @ApiHeader({ name: 'If-None-Match', required: false, description: 'ETag of the copy you have.' })
  @ApiResponse({ status: 304, description: 'Your copy is the newest.' })
  async pdf(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Headers('if-none-match') held: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const report = await this.reports.ofSession(caller, id);
    const tag = this.pdfs.tag(report);
    void reply.header('ETag', tag).header('Cache-Control', 'private, no-cache');
    if (holds(held, tag)) return void reply.status(304).send();
    const document = await this.pdfs.render(report, caller.accountId);
    void reply
      .header('Content-Type', 'application/pdf')
      .header('Content-Disposition', dispositionOf('attachment', report))
      .send(document);
  }
}
