import { Body, Controller, Delete, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Coach, Coaches } from '../coaches';
import { Caller, type Principal, Roles } from '../platform/http/access';
import { Returns, ReturnsIfAny } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { IfMatch, TakesIfMatch } from '../platform/http/versions';
import { notFound } from '../shared/errors';
import { ifAnyOutside, tagged } from './availability.controller';
import {
  availabilityAnswer,
  availabilityChange,
  type AvailabilityRequestByAdmin,
  availabilityRequestByAdmin,
  coachOverrideParams,
  hoursReason,
  type OverrideRequestByAdmin,
  overrideRequestByAdmin,
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

/** The coach's own routes, for admins on a coach's behalf. The audit log tells who it was and why, and so does a mail. */
@ApiTags('admin')
@Roles('admin')
@Controller('v1/admin/coaches/:id/availability')
export class AdminAvailabilityController {
  constructor(
    private readonly coaches: Coaches,
    private readonly availability: AvailabilityService,
    private readonly lists: SlotLists,
    private readonly hoursPreview: HoursPreview,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getAvailabilityOfCoach',
    summary: "A coach's hours",
    description: 'Weekly hours, dates with hours of their own, and booking rules. The ETag is the version.',
  })
  @Returns(availabilityAnswer, { problems: [401, 403, 404] })
  async one(
    @Param({ schema: idParams }) { id }: { id: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.availability.of(await this.coach(id)));
  }

  @Put()
  @TakesIfMatch()
  @ApiOperation({
    operationId: 'replaceAvailabilityOfCoach',
    summary: "Set a coach's weekly hours and booking rules",
    description:
      'As the coach would, with a reason. If-Match is needed once hours were set. The coach is told what changed and why, ' +
      'and which booked sessions the hours no longer hold.',
  })
  @Returns(availabilityChange, { problems: [401, 403, 404, 412, 422, 428] })
  async replace(
    @Caller() caller: Principal,
    @IfMatch() version: number | null,
    @Param({ schema: idParams }) { id }: { id: string },
    @Body({ schema: availabilityRequestByAdmin }) { reason, ...hours }: AvailabilityRequestByAdmin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const editor = await this.editor(caller, id, version, reason);
    return tagged(reply, await this.availability.replace(editor, hours));
  }

  @Put('overrides/:date')
  @TakesIfMatch()
  @ApiOperation({
    operationId: 'setDateOverrideOfCoach',
    summary: 'Set the hours of one date of a coach',
    description:
      'With a reason; the coach is told what changed and why. `sessionsOutside` lists the booked sessions that the hours ' +
      'no longer hold.',
  })
  @Returns(availabilityChange, { problems: [401, 403, 404, 412, 422] })
  async override(
    @Caller() caller: Principal,
    @IfMatch() version: number | null,
    @Param({ schema: coachOverrideParams }) { id, date }: { id: string; date: string },
    @Body({ schema: overrideRequestByAdmin }) { reason, ...hours }: OverrideRequestByAdmin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const editor = await this.editor(caller, id, version, reason);
    return tagged(reply, await this.availability.override(editor, date, hours));
  }

  @Delete('overrides/:date')
  @TakesIfMatch()
  @ApiOperation({
    operationId: 'removeDateOverrideOfCoach',
    summary: "Give one date back to the coach's weekly hours",
    description:
      'With a reason; the coach is told what changed and why. 204, or 200 with the hours when there are booked sessions ' +
      'that they no longer hold.',
  })
  @ReturnsIfAny(availabilityChange, { problems: [401, 403, 404, 412, 422] })
  async removeOverride(
    @Caller() caller: Principal,
    @IfMatch() version: number | null,
    @Param({ schema: coachOverrideParams }) { id, date }: { id: string; date: string },
    @Body({ schema: hoursReason }) { reason }: { reason: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const editor = await this.editor(caller, id, version, reason);
    return ifAnyOutside(reply, await this.availability.removeOverride(editor, date));
  }

  @Get('explain')
  @ApiOperation({
    operationId: 'explainSlotOfCoach',
    summary: 'Why is this time of a coach missing?',
    description: 'Each rule that keeps a session of the offering from starting at that instant.',
  })
  @Returns(explainAnswer, { problems: [401, 403, 404, 422] })
  async explain(
    @Param({ schema: idParams }) { id }: { id: string },
    @Query({ schema: explainQuery }) query: ExplainQuery,
  ) {
    return this.lists.explain((await this.coach(id)).id, query);
  }

  @Post('preview')
  @ApiOperation({
    operationId: 'previewAvailabilityOfCoach',
    summary: 'See what changed hours of a coach would give',
    description:
      'As the coach would, before their hours are changed for them: the slots of the range with these hours, and how many ' +
      'come and go; and the booked sessions, of any time, that the hours would no longer hold. `dates` tries days off and ' +
      'other changes of single dates. Nothing is saved, and nobody is told.',
  })
  @Returns(previewAnswer, { problems: [401, 403, 404, 422] })
  async preview(
    @Param({ schema: idParams }) { id }: { id: string },
    @Body({ schema: previewRequest }) body: PreviewRequest,
  ) {
    return this.hoursPreview.of((await this.coach(id)).id, body);
  }

  private async editor(
    { accountId }: Principal,
    coachId: string,
    version: number | null,
    reason: string,
  ): Promise<Editor> {
    return { accountId, coach: await this.coach(coachId), version, reason };
  }

  private async coach(id: string): Promise<Coach> {
    const coach = await this.coaches.byId(id);
    if (!coach) throw notFound('coach');
    return coach;
  }
}
