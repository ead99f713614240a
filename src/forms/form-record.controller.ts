import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Authenticated, Caller, type Principal, Roles } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { etagOf, IfMatch, TakesIfMatch } from '../platform/http/versions';
import { FormAmendments } from './form-amendments.service';
import {
  type AmendmentRequest,
  amendmentRequest,
  type FormRecordAnswer,
  formRecordAnswer,
  type ReleasedVersionsAnswer,
  releasedVersionsAnswer,
} from './form-record.schemas';
import { FormRecordViews } from './form-record-views.service';
import { FormViews } from './form-views.service';
import { type CoachForm, coachFormAnswer } from './forms.schemas';

interface Id {
  id: string;
}

@ApiTags('feedback')
@Controller('v1')
export class FormRecordController {
  constructor(
    private readonly amendments: FormAmendments,
    private readonly views: FormViews,
    private readonly recordViews: FormRecordViews,
  ) {}

  @Post('forms/:id/amendments')
  @Roles('coach')
  @TakesIfMatch()
  @Returns(coachFormAnswer, { problems: [401, 403, 404, 409, 412, 422, 428] })
  @ApiOperation({
    operationId: 'amendForm',
    summary: 'Amend a form you have filed',
    description:
      'Within 14 days of its submission. Send the whole form as it should read and why it changes; the candidate is ' +
      'told, and both they and you can still read every earlier version. If-Match is required (428).',
  })
  async amend(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @IfMatch() version: number | null,
    @Body({ schema: amendmentRequest }) body: AmendmentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CoachForm> {
    await this.amendments.amend(caller, id, version, body);
    const form = await this.views.forCoach(caller, id);
    void reply.header('ETag', etagOf(form.version));
    return form;
  }

  @Get('forms/:id/record')
  @Roles('coach', 'admin')
  @Returns(formRecordAnswer, { problems: [401, 403, 404] })
  @ApiOperation({
    operationId: 'getFormRecord',
    summary: 'Everything a filed form ever said, by whom and when',
    description:
      'For its coach and for admins. intact is false, and faults says where, when a stored value, author, time or ' +
      'entry is not as it was written.',
  })
  whole(@Caller() caller: Principal, @Param({ schema: idParams }) { id }: Id): Promise<FormRecordAnswer> {
    return this.recordViews.whole(caller, id);
  }

  @Get('bookings/:id/form/versions')
  @Authenticated()
  @Returns(releasedVersionsAnswer, { problems: [401, 404] })
  @ApiOperation({
    operationId: 'listFeedbackVersions',
    summary: 'The versions of the feedback on a session, as its candidate may read them',
    description:
      'Oldest first, each amendment with its reason. For the candidate once released; its coach gets the same.',
  })
  versions(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
  ): Promise<ReleasedVersionsAnswer> {
    return this.recordViews.released(caller, id);
  }
}
