import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, Public, Roles } from '../platform/http/access';
import { wholeList } from '../platform/http/paging';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { type OfferingChange, offeringChange } from './coaches.schemas';
import { Offerings } from './offerings.service';
import {
  documentOfferingAnswer,
  type DocumentOfferingRequest,
  documentOfferingRequest,
  documentOfferingsAnswer,
  type DocumentOfferingsQuery,
  documentOfferingsQuery,
  documentReviewsOnSaleAnswer,
} from './document-offerings.schemas';

/** What coaches sell without a time. */
@ApiTags('documents')
@Controller('v1')
export class DocumentOfferingsController {
  constructor(private readonly offerings: Offerings) {}

  @Get('document-offerings')
  @Public()
  @ApiOperation({
    operationId: 'findDocumentOfferings',
    summary: 'Reviews that can be ordered',
    description: 'Coaches who read a document, such as a writing exercise, and file the same form on it.',
  })
  @Returns(documentReviewsOnSaleAnswer)
  onSale(@Query({ schema: documentOfferingsQuery }) query: DocumentOfferingsQuery) {
    return this.offerings.onSale('document', query);
  }

  @Get('me/coach/document-offerings')
  @Roles('coach')
  @ApiOperation({
    operationId: 'listDocumentOfferings',
    summary: 'Reviews that I sell',
    description: 'Retired ones included, oldest first.',
  })
  @Returns(documentOfferingsAnswer, { problems: [401, 403] })
  async own(@Caller() caller: Principal) {
    return wholeList(await this.offerings.own(caller.accountId, 'document'));
  }

  @Post('me/coach/document-offerings')
  @Roles('coach')
  @ApiOperation({
    operationId: 'addDocumentOffering',
    summary: 'Sell a review of a document',
    description:
      'For a stage of your pack that has documents, within so many days of the upload. It needs no hours in your calendar.',
  })
  @Returns(documentOfferingAnswer, { status: 201, problems: [401, 403, 404, 409, 422] })
  add(@Caller() caller: Principal, @Body({ schema: documentOfferingRequest }) body: DocumentOfferingRequest) {
    return this.offerings.add(caller.accountId, 'document', body);
  }

  @Patch('me/coach/document-offerings/:id')
  @Roles('coach')
  @ApiOperation({
    operationId: 'changeDocumentOffering',
    summary: 'Change a review offering',
    description: 'Its price for new orders, or retire it with `active: false`. Orders keep their price.',
  })
  @Returns(documentOfferingAnswer, { problems: [401, 403, 404, 409, 422] })
  change(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Body({ schema: offeringChange }) body: OfferingChange,
  ) {
    return this.offerings.change(caller.accountId, 'document', id, body);
  }
}
