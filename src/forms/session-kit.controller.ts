import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Authenticated, Caller, type Principal, Roles } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { kitAnswer, type KitAnswer, kitSwapRequest, type KitSwapRequest, KitSwaps, KitViews } from '../kits';
import { AskedQuestions } from './asked-questions.service';

/** The kit of a session for its coach, with what they have asked of it. */
@ApiTags('feedback')
@Controller('v1/bookings')
export class SessionKitController {
  constructor(
    private readonly swaps: KitSwaps,
    private readonly views: KitViews,
    private readonly asked: AskedQuestions,
  ) {}

  @Get(':id/kit')
  @Authenticated()
  @Returns(kitAnswer, { problems: [401, 404] })
  @ApiOperation({
    operationId: 'getKit',
    summary: 'The question kit of a session, for its coach',
    description:
      'Drawn once, by the mix observed in real interviews: covers what the candidate wants to practise, never ' +
      'repeats what they were asked before. What a report suggested to them for practice comes only where nothing ' +
      'unread is left, and says so. Shows what was asked in this session, and when. The candidate gets 404.',
  })
  kit(@Caller() caller: Principal, @Param({ schema: idParams }) { id }: { id: string }): Promise<KitAnswer> {
    return this.shown(caller, id);
  }

  @Post(':id/kit/swaps')
  @Roles('coach')
  @Returns(kitAnswer, { status: 201, problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'swapKitQuestion',
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
    return this.shown(caller, id);
  }

  private shown(caller: Principal, bookingId: string): Promise<KitAnswer> {
    return this.views.forCoach(caller, bookingId, (id) => this.asked.inSession(id));
  }
}
