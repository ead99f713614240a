import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Authenticated, Caller, type Principal, Public, Roles } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import type { Rating } from './rating.queries';
import { RatingLists } from './rating-lists.service';
import { RatingReports } from './rating-reports.service';
import {
  ownRatingsAnswer,
  publicRatingsAnswer,
  ratingAnswer,
  type RatingPageQuery,
  ratingPageQuery,
  ratingReportAnswer,
  ratingReportRequest,
  type RatingReportRequest,
  type RatingReportView,
  type RatingRequest,
  ratingRequest,
  replyRequest,
} from './ratings.schemas';
import { Ratings } from './ratings.service';

interface Id {
  id: string;
}

/** Ratings of coaches: left, read, answered and reported. */
@ApiTags('ratings')
@Controller('v1')
export class RatingsController {
  constructor(
    private readonly ratings: Ratings,
    private readonly lists: RatingLists,
    private readonly reports: RatingReports,
  ) {}

  @Public()
  @Get('coaches/:id/ratings')
  @Returns(publicRatingsAnswer, { problems: [404] })
  @ApiOperation({
    operationId: 'listRatingsOfCoach',
    summary: 'What candidates say about a coach',
    description:
      'Newest week first, without names. Ratings come in on Mondays, all of a week together, so that an average ' +
      'before and after does not tell a single one. The average is told from three ratings on.',
  })
  ofCoach(
    @Param({ schema: idParams }) { id }: Id,
    @Query({ schema: ratingPageQuery }) query: RatingPageQuery,
  ) {
    return this.lists.publicOf(id, query);
  }

  @Get('me/coach/ratings')
  @Roles('coach')
  @Returns(ownRatingsAnswer, { problems: [401, 403, 404] })
  @ApiOperation({
    operationId: 'listOwnRatings',
    summary: 'Your own ratings, newest first',
    description: 'Those of sessions whose form you filed, and of others 14 days after it was due.',
  })
  own(@Caller() caller: Principal, @Query({ schema: ratingPageQuery }) query: RatingPageQuery) {
    return this.lists.ofOwn(caller, query);
  }

  @Post('bookings/:id/rating')
  @Roles('candidate')
  @Returns(ratingAnswer, { status: 201, problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'rateCoach',
    summary: 'Rate the coach of a completed session',
    description:
      'Once. The coach sees it when their form is in, or 14 days after it was due; everybody from the Monday after.',
  })
  async leave(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @Body({ schema: ratingRequest }) body: RatingRequest,
  ): Promise<Rating> {
    await this.ratings.leave(caller, id, body);
    return this.ratings.of(caller, id);
  }

  @Put('bookings/:id/rating')
  @Roles('candidate')
  @Returns(ratingAnswer, { problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'changeRating',
    summary: 'Change your rating',
    description: 'While its coach cannot read it; 409 `rating.shown` afterwards.',
  })
  async edit(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @Body({ schema: ratingRequest }) body: RatingRequest,
  ): Promise<Rating> {
    await this.ratings.edit(caller, id, body);
    return this.ratings.of(caller, id);
  }

  @Get('bookings/:id/rating')
  @Authenticated()
  @Returns(ratingAnswer, { problems: [401, 404] })
  @ApiOperation({
    operationId: 'getRating',
    summary: 'The rating of a session',
    description: 'Hidden from the coach at first: 404.',
  })
  one(@Caller() caller: Principal, @Param({ schema: idParams }) { id }: Id): Promise<Rating> {
    return this.ratings.of(caller, id);
  }

  @Put('bookings/:id/rating/reply')
  @Roles('coach')
  @Returns(ratingAnswer, { problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'replyToRating',
    summary: 'Answer a rating',
    description: 'One answer, which everybody reads below the rating; a second one replaces it.',
  })
  async reply(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @Body({ schema: replyRequest }) { text }: z.output<typeof replyRequest>,
  ): Promise<Rating> {
    await this.ratings.reply(caller, id, text);
    return this.ratings.of(caller, id);
  }

  @Delete('bookings/:id/rating/reply')
  @Roles('coach')
  @Returns(ratingAnswer, { problems: [401, 403, 404] })
  @ApiOperation({
    operationId: 'removeRatingReply',
    summary: 'Take back your answer to a rating',
    description: 'Doing it again changes nothing.',
  })
  async withdraw(@Caller() caller: Principal, @Param({ schema: idParams }) { id }: Id): Promise<Rating> {
    await this.ratings.reply(caller, id, null);
    return this.ratings.of(caller, id);
  }

  @Post('bookings/:id/rating/reports')
  @Authenticated()
  @Returns(ratingReportAnswer, { status: 201, problems: [401, 404, 409, 422] })
  @ApiOperation({
    operationId: 'reportRating',
    summary: 'Report what the other one wrote',
    description:
      'The coach of a session reports its rating, the candidate the reply to it. An admin decides; until then it stays.',
  })
  report(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @Body({ schema: ratingReportRequest }) body: RatingReportRequest,
  ): Promise<RatingReportView> {
    return this.reports.file(caller, id, body);
  }
}
