import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { OptionalCaller, type Principal, Public } from '../platform/http/access';
import { JSON_TYPE } from '../platform/http/json-text';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { SlotLists } from './slot-lists.service';
import { slotsAnswer, type SlotsQuery, slotsQuery } from './slots.schemas';

@ApiTags('coaches')
@Controller('v1/coaches')
export class SlotsController {
  constructor(private readonly lists: SlotLists) {}

  @Public()
  @ApiBearerAuth()
  @ApiSecurity({})
  @Get(':id/slots')
  @ApiOperation({
    operationId: 'listSlots',
    summary: 'When an offering of a coach can be booked',
    description:
      'Starts within [from, to), at most 62 days apart. Every start listed is accepted by a booking made at once. ' +
      'When there are none, nextAvailable is the first one after the range. Who is logged in also sees the times of ' +
      'their own open holds.',
  })
  @Header('Content-Type', JSON_TYPE)
  @Returns(slotsAnswer, { problems: [404, 422] })
  slots(
    @Param({ schema: idParams }) { id }: { id: string },
    @Query({ schema: slotsQuery }) query: SlotsQuery,
    @OptionalCaller() viewer: Principal | null,
  ): Promise<string> {
    return this.lists.ofOffering(id, query, viewer);
  }
}
