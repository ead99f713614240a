import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, Public, Roles } from '../platform/http/access';
import { wholeList } from '../platform/http/paging';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { type OfferingChange, offeringChange } from './coaches.schemas';
import { Offerings } from './offerings.service';
import {
  reviewOfferingAnswer,
  type ReviewOfferingRequest,
  reviewOfferingRequest,
  reviewOfferingsAnswer,
  type ReviewOfferingsQuery,
  reviewOfferingsQuery,
  reviewsOnSaleAnswer,
} from './review-offerings.schemas';

/** What coaches sell without a time. */
@ApiTags('reviews')
@Controller('v1')
export class ReviewOfferingsController {
  constructor(private readonly offerings: Offerings) {}

  @Get('review-offerings')
  @Public()
  @ApiOperation({
    operationId: 'findReviewOfferings',
    summary: 'Reviews that can be ordered',
    description: 'Coaches who read a document, such as a writing exercise, and file the same form on it.',
  })
  @Returns(reviewsOnSaleAnswer)
  onSale(@Query({ schema: reviewOfferingsQuery }) query: ReviewOfferingsQuery) {
    return this.offerings.onSale('review', query);
  }

  @Get('me/coach/review-offerings')
  @Roles('coach')
  @ApiOperation({
    operationId: 'listReviewOfferings',
    summary: 'Reviews that I sell',
    description: 'Retired ones included, oldest first.',
  })
  @Returns(reviewOfferingsAnswer, { problems: [401, 403] })
  async own(@Caller() caller: Principal) {
    return wholeList(await this.offerings.own(caller.accountId, 'review'));
  }

  @Post('me/coach/review-offerings')
  @Roles('coach')
  @ApiOperation({
    operationId: 'addReviewOffering',
    summary: 'Sell a review of a document',
    description:
      'For a stage of your pack that has documents, within so many days of the upload. It needs no hours in your calendar.',
  })
  @Returns(reviewOfferingAnswer, { status: 201, problems: [401, 403, 404, 409, 422] })
  add(@Caller() caller: Principal, @Body({ schema: reviewOfferingRequest }) body: ReviewOfferingRequest) {
    return this.offerings.add(caller.accountId, 'review', body);
  }

  @Patch('me/coach/review-offerings/:id')
  @Roles('coach')
  @ApiOperation({
    operationId: 'changeReviewOffering',
    summary: 'Change a review offering',
    description: 'Its price for new orders, or retire it with `active: false`. Orders keep their price.',
  })
  @Returns(reviewOfferingAnswer, { problems: [401, 403, 404, 409, 422] })
  change(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Body({ schema: offeringChange }) body: OfferingChange,
  ) {
    return this.offerings.change(caller.accountId, 'review', id, body);
  }
}
