import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, Roles } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { RatingReports } from './rating-reports.service';
import {
  ratingReportAnswer,
  ratingReportDecision,
  type RatingReportDecision,
  ratingReportPage,
  ratingReportQueueQuery,
  type RatingReportQueueQuery,
  type RatingReportView,
} from './ratings.schemas';

/** Moderation of ratings and of replies to them. */
@ApiTags('admin')
@Roles('admin')
@Controller('v1/admin/rating-reports')
export class RatingModerationController {
  constructor(private readonly reports: RatingReports) {}

  @Get()
  @Returns(ratingReportPage, { problems: [401, 403] })
  @ApiOperation({
    operationId: 'listRatingReports',
    summary: 'Reports about ratings and replies, oldest first',
    description: 'The open ones by default.',
  })
  queue(@Query({ schema: ratingReportQueueQuery }) query: RatingReportQueueQuery) {
    return this.reports.queue(query);
  }

  @Post(':id/decision')
  @Returns(ratingReportAnswer, { problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'decideOnRatingReport',
    summary: 'Hide or keep what was reported',
    description:
      'What is hidden leaves the list, the count and the average at once. Both people are told, with your reason. ' +
      'A later decision may turn it round.',
  })
  decide(
    @Caller() admin: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Body({ schema: ratingReportDecision }) body: RatingReportDecision,
  ): Promise<RatingReportView> {
    return this.reports.decide(admin, id, body);
  }
}
