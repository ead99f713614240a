import { Body, Controller, Get, Param, Post, Put, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Caller, type Principal, Roles } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { etagOf, IfMatch, TakesIfMatch } from '../platform/http/versions';
import { FormCorrections } from './form-corrections.service';
import { FormDrafts } from './form-drafts.service';
import { FormSubmissions } from './form-submissions.service';
import { FormViews } from './form-views.service';
import {
  type CoachForm,
  coachFormAnswer,
  type DraftRequest,
  draftRequest,
  errorMarkRequest,
  formStateAnswer,
} from './forms.schemas';

interface Id {
  id: string;
}

@ApiTags('feedback')
@Controller('v1')
export class FormsController {
  constructor(
    private readonly drafts: FormDrafts,
    private readonly submissions: FormSubmissions,
    private readonly views: FormViews,
    private readonly corrections: FormCorrections,
  ) {}

  @Get('forms/:id')
  @Roles('coach')
  @Returns(coachFormAnswer, { problems: [401, 403, 404] })
  @ApiOperation({
    operationId: 'getForm',
    summary: 'A form of yours, with what is still missing',
    description:
      'The pinned template, the draft, and gaps: every thing that stands between it and submission.',
  })
  one(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CoachForm> {
    return this.tagged(caller, id, reply);
  }

  @Put('forms/:id')
  @Roles('coach')
  @TakesIfMatch()
  @Returns(coachFormAnswer, { problems: [401, 403, 404, 409, 412, 422, 428] })
  @ApiOperation({
    operationId: 'saveForm',
    summary: 'Save the whole draft',
    description:
      'If-Match is required (428). When the form was changed since, 412 gives both what is stored and what you ' +
      'sent. Gaps are fine; values that the template does not know are not (422).',
  })
  async save(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @IfMatch() version: number | null,
    @Body({ schema: draftRequest }) draft: DraftRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CoachForm> {
    await this.drafts.save(caller, id, version, draft);
    return this.tagged(caller, id, reply);
  }

  @Post('forms/:id/submission')
  @Roles('coach')
  @TakesIfMatch()
  @Returns(coachFormAnswer, { problems: [401, 403, 404, 409, 412, 422] })
  @ApiOperation({
    operationId: 'submitForm',
    summary: 'Submit the form',
    description:
      'Final: a submitted form never changes. It is taken from the scheduled end of the session on, or from an early ' +
      'one that you state with POST /v1/bookings/:id/early-end; before that, 409 form.submission_too_early says from ' +
      'when on. Its candidate reads it once they have graded themselves or let that be. 422 form.incomplete names ' +
      'every gap and contradiction at once in errors.',
  })
  async submit(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @IfMatch() version: number | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CoachForm> {
    await this.submissions.submit(caller, id, version);
    return this.tagged(caller, id, reply);
  }

  @Post('admin/forms/:id/entered-in-error')
  @Roles('admin')
  @Returns(formStateAnswer, { problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'markFormAsError',
    summary: 'Mark a submitted form as entered in error',
    description: 'The candidate no longer reads it and its coach may file another; what it says is kept.',
  })
  enterInError(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @Body({ schema: errorMarkRequest }) { reason }: { reason: string },
  ) {
    return this.corrections.enterInError(caller.accountId, id, reason);
  }

  private async tagged(caller: Principal, id: string, reply: FastifyReply): Promise<CoachForm> {
    const form = await this.views.forCoach(caller, id);
    void reply.header('ETag', etagOf(form.version));
    return form;
  }
}
