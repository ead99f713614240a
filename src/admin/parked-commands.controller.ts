import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ParkedCommands } from '../payments';
import { Caller, type Principal, Roles } from '../platform/http/access';
import { ReturnsNothing } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { parkedCauseRequest } from './provider.schemas';

/** Decisions about calls to the payment provider that are not tried any more (docs/operations.md). */
@ApiTags('admin')
@Roles('admin')
@Controller('v1/admin/payment-commands')
export class ParkedCommandsController {
  constructor(private readonly parked: ParkedCommands) {}

  @Post(':id/retry')
  @ReturnsNothing({ problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'retryPaymentCommand',
    summary: 'Try a parked call to the payment provider again',
    description:
      'Its effect is looked for first; only when there is none, a fresh call is made. A refund that waits for a bank (waitsFor=dispute) is tried now, and waits again when it is refused again.',
  })
  retry(
    @Caller() admin: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Body({ schema: parkedCauseRequest }) { reason }: { reason: string },
  ): Promise<void> {
    return this.parked.retry({ adminId: admin.accountId, commandId: id, reason });
  }

  @Post(':id/abandonment')
  @ReturnsNothing({ problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'abandonPaymentCommand',
    summary: 'Give up a parked call to the payment provider',
    description:
      'Nothing is sent. A checkout’s order closes; a refund counts as refused and stays among the orders that need review. One that waits for a bank is not sent any more when the bank has decided.',
  })
  giveUp(
    @Caller() admin: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Body({ schema: parkedCauseRequest }) { reason }: { reason: string },
  ): Promise<void> {
    return this.parked.giveUp({ adminId: admin.accountId, commandId: id, reason });
  }
}
