import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Caller, type Principal, Roles } from '../platform/http/access';
import { type Page, wholeList } from '../platform/http/paging';
import { Returns, ReturnsNothing } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import {
  newReportLinkAnswer,
  reportLinksAnswer,
  type ReportLinkRequest,
  reportLinkRequest,
  reportLinkVisitsAnswer,
} from './report-links.schemas';
import { type ReportLink, ReportLinks } from './report-links.service';

interface Id {
  id: string;
}

@ApiTags('feedback')
@Controller('v1')
export class ReportLinksController {
  constructor(private readonly links: ReportLinks) {}

  @Post('bookings/:id/form/links')
  @Roles('candidate')
  @Returns(newReportLinkAnswer, { status: 201, problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'createReportLink',
    summary: 'Share your feedback by a link',
    description:
      'The page behind it needs no account, shows only the parts you choose, and ends by itself. The address is ' +
      'answered this once. Every visit is counted, and you can revoke the link at any time.',
  })
  async create(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @Body({ schema: reportLinkRequest }) body: ReportLinkRequest,
  ): Promise<z.input<typeof newReportLinkAnswer>> {
    const { link, url } = await this.links.create(caller, id, body);
    return { ...link, url };
  }

  @Get('bookings/:id/form/links')
  @Roles('candidate')
  @Returns(reportLinksAnswer, { problems: [401, 403, 404] })
  @ApiOperation({
    operationId: 'listReportLinksOfBooking',
    summary: 'Your links to the feedback on a session, newest first',
  })
  async ofSession(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
  ): Promise<Page<ReportLink>> {
    return wholeList(await this.links.ofBooking(caller, id));
  }

  @Get('me/report-links')
  @Roles('candidate')
  @Returns(reportLinksAnswer, { problems: [401, 403] })
  @ApiOperation({
    operationId: 'listReportLinks',
    summary: 'All links by which you share feedback, newest first',
  })
  async all(@Caller() caller: Principal): Promise<Page<ReportLink>> {
    return wholeList(await this.links.ofCandidate(caller));
  }

  @Get('me/report-links/:id')
  @Roles('candidate')
  @Returns(reportLinkVisitsAnswer, { problems: [401, 403, 404] })
  @ApiOperation({ operationId: 'getReportLink', summary: 'One of your links with the log of its visits' })
  async one(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
  ): Promise<z.input<typeof reportLinkVisitsAnswer>> {
    const { link, visits } = await this.links.visits(caller, id);
    return { ...link, log: visits };
  }

  @Delete('me/report-links/:id')
  @Roles('candidate')
  @ReturnsNothing({ problems: [401, 403, 404] })
  @ApiOperation({
    operationId: 'revokeReportLink',
    summary: 'Revoke a link',
    description: 'Works at once. To share again, make a new one.',
  })
  revoke(@Caller() caller: Principal, @Param({ schema: idParams }) { id }: Id): Promise<void> {
    return this.links.revoke(caller, id);
  }
}
