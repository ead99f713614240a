import { Body, Controller, Delete, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Coaches } from '../coaches';
import { Caller, type Principal, Roles } from '../platform/http/access';
import { Returns, ReturnsIfAny } from '../platform/http/returns';
import { etagOf, IfMatch, TakesIfMatch } from '../platform/http/versions';
import {
  availabilityAnswer,
  type AvailabilityAnswer,
  availabilityChange,
  type AvailabilityChange,
  type AvailabilityRequest,
  availabilityRequest,
  overrideParams,
  type OverrideRequest,
  overrideRequest,
} from './availability.schemas';
import { AvailabilityService, type Editor } from './availability.service';
import { HoursPreview } from './hours-preview.service';
import { SlotLists } from './slot-lists.service';
import {
  explainAnswer,
  type ExplainQuery,
  explainQuery,
  previewAnswer,
  type PreviewRequest,
  previewRequest,
} from './slots.schemas';

@ApiTags('availability')
@Roles('coach')
@Controller('v1/me/coach/availability')
export class AvailabilityController {
  constructor(
    private readonly coaches: Coaches,
    private readonly availability: AvailabilityService,
    private readonly lists: SlotLists,
    private readonly hoursPreview: HoursPreview,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getAvailability',
    summary: 'My hours',
    description: 'Weekly hours, dates with hours of their own, and booking rules. The ETag is the version.',
  })
  @Returns(availabilityAnswer, { problems: [401, 403, 404] })
  async mine(@Caller() caller: Principal, @Res({ passthrough: true }) reply: FastifyReply) {
    return tagged(reply, await this.availability.of(await this.coaches.ofAccount(caller.accountId)));
  }

  @Put()
  @TakesIfMatch()
  @ApiOperation({
    operationId: 'replaceAvailability',
    summary: 'Set my weekly hours and booking rules',
    description:
      'Replaces them; dates with hours of their own stay. If-Match is needed once hours were set (428 without, 412 ' +
      'when they changed since). Booked sessions are not touched: `sessionsOutside` lists those that the hours no longer hold.',
  })
  @Returns(availabilityChange, { problems: [401, 403, 404, 412, 422, 428] })
  async replace(
    @Caller() caller: Principal,
    @IfMatch() version: number | null,
    @Body({ schema: availabilityRequest }) body: AvailabilityRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.availability.replace(await this.editor(caller, version), body));
  }

  @Put('overrides/:date')
  @TakesIfMatch()
  @ApiOperation({
    operationId: 'setDateOverride',
    summary: 'Set the hours of one date',
    description:
      'They replace the weekly hours on that date of my zone; without intervals it is a day off. `sessionsOutside` lists ' +
      'the booked sessions that the hours no longer hold.',
  })
  @Returns(availabilityChange, { problems: [401, 403, 404, 412, 422] })
  async override(
    @Caller() caller: Principal,
    @IfMatch() version: number | null,
    @Param({ schema: overrideParams }) { date }: { date: string },
    @Body({ schema: overrideRequest }) body: OverrideRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.availability.override(await this.editor(caller, version), date, body));
  }

  @Delete('overrides/:date')
  @TakesIfMatch()
  @ApiOperation({
    operationId: 'removeDateOverride',
    summary: 'Give one date back to the weekly hours',
    description: '204, or 200 with the hours when there are booked sessions that they no longer hold.',
  })
  @ReturnsIfAny(availabilityChange, { problems: [401, 403, 404, 412, 422] })
  async removeOverride(
    @Caller() caller: Principal,
    @IfMatch() version: number | null,
    @Param({ schema: overrideParams }) { date }: { date: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return ifAnyOutside(
      reply,
      await this.availability.removeOverride(await this.editor(caller, version), date),
    );
  }

  @Get('explain')
  @ApiOperation({
    operationId: 'explainSlot',
    summary: 'Why is this time missing?',
    description: 'Each rule that keeps a session of the offering from starting at that instant.',
  })
  @Returns(explainAnswer, { problems: [401, 403, 404, 422] })
  async explain(@Caller() caller: Principal, @Query({ schema: explainQuery }) query: ExplainQuery) {
    const { id } = await this.coaches.ofAccount(caller.accountId);
    return this.lists.explain(id, query);
  }

  @Post('preview')
  @ApiOperation({
    operationId: 'previewAvailability',
    summary: 'See what changed hours would give',
    description:
      'The slots of the range with these hours, and how many come and go; and the booked sessions, of any time, that the ' +
      'hours would no longer hold. `dates` tries days off and other changes of single dates. Nothing is saved.',
  })
  @Returns(previewAnswer, { problems: [401, 403, 404, 422] })
  async preview(@Caller() caller: Principal, @Body({ schema: previewRequest }) body: PreviewRequest) {
    const { id } = await this.coaches.ofAccount(caller.accountId);
    return this.hoursPreview.of(id, body);
  }

  private async editor({ accountId }: Principal, version: number | null): Promise<Editor> {
    return { accountId, coach: await this.coaches.ofAccount(accountId), version };
  }
}

/** The answer, with its version as ETag. */
export const tagged = <Answer extends AvailabilityAnswer>(reply: FastifyReply, answer: Answer): Answer => {
  void reply.header('ETag', etagOf(answer.version));
  return answer;
};

/** The change when it leaves booked sessions outside the hours; otherwise there is nothing to say. */
export const ifAnyOutside = (
  reply: FastifyReply,
  change: AvailabilityChange,
): AvailabilityChange | undefined => {
  tagged(reply, change);
  if (change.sessionsOutside.length > 0) return change;
  void reply.status(204);
  return undefined;
};
