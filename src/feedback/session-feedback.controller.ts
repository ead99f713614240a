import { Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Authenticated, Caller, type Principal, Roles } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { etagOf } from '../platform/http/versions';
import { FormDesk } from './form-desk.service';
import { FormViews } from './form-views.service';
import { type CoachForm, coachFormAnswer } from './forms.schemas';
import { KitViews } from './kit-views.service';
import { releasedFormAnswer, type ReleasedFormAnswer } from './released-form.schemas';
import { kitAnswer, type KitAnswer } from './session.schemas';

interface Id {
  id: string;
}

@ApiTags('feedback')
@Controller('v1/bookings')
export class SessionFeedbackController {
  constructor(
    private readonly kits: KitViews,
    private readonly desk: FormDesk,
    private readonly views: FormViews,
  ) {}

  @Get(':id/kit')
  @Authenticated()
  @Returns(kitAnswer, { problems: [401, 404] })
  @ApiOperation({
    summary: 'The question kit of a session, for its coach',
    description:
      'Drawn once, by the mix observed in real interviews: covers what the candidate wants to practise, never ' +
      'repeats what they were asked before. What a report suggested to them for practice comes only where nothing ' +
      'unread is left, and says so. Shows what was asked in this session, and when. The candidate gets 404.',
  })
  kit(@Caller() caller: Principal, @Param({ schema: idParams }) { id }: Id): Promise<KitAnswer> {
    return this.kits.forCoach(caller, id);
  }

  @Post(':id/form')
  @Roles('coach')
  @Returns(coachFormAnswer, { status: 201, problems: [401, 403, 404, 409] })
  @ApiOperation({
    summary: 'Start the feedback form of a session',
    description: 'From the start of the session on. One per session: a second start gives the same form.',
  })
  async start(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CoachForm> {
    const form = await this.views.forCoach(caller, await this.desk.start(caller, id));
    void reply.header('ETag', etagOf(form.version));
    return form;
  }

  @Get(':id/form')
  @Authenticated()
  @Returns(releasedFormAnswer, { problems: [401, 404] })
  @ApiOperation({
    summary: 'The feedback on a session, as its candidate reads it',
    description: 'For the candidate once it is released (404 before). Its coach gets the same as a preview.',
  })
  form(@Caller() caller: Principal, @Param({ schema: idParams }) { id }: Id): Promise<ReleasedFormAnswer> {
    return this.views.released(caller, id);
  }
}
