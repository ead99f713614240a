import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, Roles } from '../../platform/http/access';
import { Returns } from '../../platform/http/returns';
import { idParams } from '../../platform/http/schemas';
import { KitViews } from '../kit-views.service';
import { kitAnswer, type KitAnswer } from '../session.schemas';
import { kitSwapRequest, type KitSwapRequest } from './kit-swaps.schemas';
import { KitSwaps } from './kit-swaps.service';

@ApiTags('feedback')
@Controller('v1/bookings')
export class KitSwapsController {
  constructor(
    private readonly swaps: KitSwaps,
    private readonly views: KitViews,
  ) {}

  @Post(':id/kit/swaps')
  @Roles('coach')
  @Returns(kitAnswer, { status: 201, problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    summary: 'Swap a question of the kit for another one',
    description:
      'Before the form is filed, and for questions that no note names yet. What goes is not offered again in this ' +
      'session, and may be asked in a later one. Answers the kit.',
  })
  async swap(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Body({ schema: kitSwapRequest }) body: KitSwapRequest,
  ): Promise<KitAnswer> {
    await this.swaps.swap(caller, id, body);
    return this.views.forCoach(caller, id);
  }
}
