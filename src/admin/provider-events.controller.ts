import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { SetAsideEvents } from '../payments';
import { Caller, type Principal, Roles } from '../platform/http/access';
import { Returns, ReturnsNothing } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import {
  providerEventCauseRequest,
  type ProviderEventsQuery,
  providerEventsAnswer,
  providerEventsQuery,
} from './provider.schemas';

/** News of the payment provider that could not be worked off (docs/operations.md). */
@ApiTags('admin')
@Roles('admin')
@Controller('v1/admin/provider-events')
export class ProviderEventsController {
  constructor(private readonly events: SetAsideEvents) {}

  @Get()
  @Returns(providerEventsAnswer, { problems: [401, 403] })
  @ApiOperation({
    operationId: 'listProviderEvents',
    summary: 'Events of the payment provider that were set aside, newest first',
    description:
      'Those that wait for a person: unreadable, about nothing that we know, or beyond us. status=put_aside: those without effect, also those that you closed.',
  })
  list(@Query({ schema: providerEventsQuery }) query: ProviderEventsQuery) {
    return this.events.list(query);
  }

  @Post(':id/retry')
  @ReturnsNothing({ problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'retryProviderEvent',
    summary: 'Work an event of the payment provider off again',
    description:
      'What it is about is read at the provider as it is now. It waits for you again when it cannot be followed.',
  })
  retry(
    @Caller() admin: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Body({ schema: providerEventCauseRequest }) { reason }: { reason: string },
  ): Promise<void> {
    return this.events.retry({ adminId: admin.accountId, id, reason });
  }

  @Post(':id/closure')
  @ReturnsNothing({ problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'closeProviderEvent',
    summary: 'End an event of the payment provider without effect',
    description:
      'Your reason is kept. It comes again only when the provider says something else about the same thing.',
  })
  close(
    @Caller() admin: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Body({ schema: providerEventCauseRequest }) { reason }: { reason: string },
  ): Promise<void> {
    return this.events.close({ adminId: admin.accountId, id, reason });
  }
}
