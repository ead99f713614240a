import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { OptionalCaller, type Principal, Public } from '../../platform/http/access';
import { Returns } from '../../platform/http/returns';
import { idParams } from '../../platform/http/schemas';
import { type OfferingTerms, termsAnswer, termsQuery, type TermsQuery } from './offering-terms.schemas';
import { OfferingTermsReader } from './offering-terms.service';

@ApiTags('bookings')
@Controller('v1/offerings')
export class OfferingTermsController {
  constructor(private readonly terms: OfferingTermsReader) {}

  @Public()
  @ApiBearerAuth()
  @ApiSecurity({})
  @Get(':id/terms')
  @ApiOperation({
    operationId: 'getOfferingTerms',
    summary: 'What to know before ordering',
    description:
      'Of a session, at a time, or of a document: whether it is free, the price and what it includes, what comes back when ' +
      'it is cancelled, what can be asked for. Who is logged in also sees their targets, what they hold unpaid, and why an ' +
      'order would be refused now. It holds nothing: order with POST /v1/bookings or /v1/document-reviews.',
  })
  @Returns(termsAnswer, { problems: [404] })
  of(
    @Param({ schema: idParams }) { id }: { id: string },
    @Query({ schema: termsQuery }) query: TermsQuery,
    @OptionalCaller() viewer: Principal | null,
  ): Promise<OfferingTerms> {
    return this.terms.of(id, query, viewer);
  }
}
