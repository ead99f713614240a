import { Controller, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Caller, type Principal, Roles } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { etagOf } from '../platform/http/versions';
import { FormDrafts } from './form-drafts.service';
import { FormViews } from './form-views.service';
import { type CoachForm, coachFormAnswer } from './forms.schemas';

interface Id {
  id: string;
}

@ApiTags('feedback')
@Controller('v1/bookings')
export class SessionFormController {
  constructor(
    private readonly drafts: FormDrafts,
    private readonly views: FormViews,
  ) {}

  @Post(':id/form')
  @Roles('coach')
  @Returns(coachFormAnswer, { status: 201, problems: [401, 403, 404, 409] })
  @ApiOperation({
    operationId: 'startForm',
    summary: 'Start the feedback form of a session',
    description: 'From the start of the session on. One per session: a second start gives the same form.',
  })
  async start(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CoachForm> {
    const form = await this.views.forCoach(caller, await this.drafts.start(caller, id));
    void reply.header('ETag', etagOf(form.version));
    return form;
  }
}
