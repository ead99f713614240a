import { Controller, Get, Header, Headers, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, Public, Roles } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { type PartsQuery, partsQuery } from './report-links.schemas';
import { type SharedReportAnswer, sharedReportAnswer, tokenParams } from './shared-reports.schemas';
import { SharedReports } from './shared-reports.service';

/** What a link to a report shows: to whoever has it, and to its candidate before they make one. */
@ApiTags('feedback')
@Controller('v1')
export class SharedReportsController {
  constructor(private readonly shared: SharedReports) {}

  @Get('shared-reports/:token')
  @Public()
  @Header('Cache-Control', 'no-store')
  @Header('Referrer-Policy', 'no-referrer')
  @Header('X-Robots-Tag', 'noindex, nofollow')
  @Returns(sharedReportAnswer, { problems: [404] })
  @ApiOperation({
    operationId: 'openSharedReport',
    summary: 'The report behind a link',
    description:
      'For whoever has the address; it counts as a visit. A link that ended, was revoked or never was is answered in ' +
      'the same words.',
  })
  open(
    @Param({ schema: tokenParams }) { token }: { token: string },
    @Headers('user-agent') agent: string | undefined,
  ): Promise<SharedReportAnswer> {
    return this.shared.open(token, agent);
  }

  @Get('bookings/:id/form/shared-preview')
  @Roles('candidate')
  @Returns(sharedReportAnswer, { problems: [401, 403, 404, 422] })
  @ApiOperation({
    operationId: 'previewSharedReport',
    summary: 'What a link to your feedback would show',
    description: 'Nobody else sees it, and it is no visit.',
  })
  preview(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Query({ schema: partsQuery }) { parts }: PartsQuery,
  ): Promise<SharedReportAnswer> {
    return this.shared.preview(caller, id, parts);
  }
}
