import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Authenticated, Caller, type Principal, Roles } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { FeedbackPages } from './feedback-pages.service';
import {
  formPageAnswer,
  historyQuery,
  releasedFormAnswer,
  type ReleasedFormAnswer,
} from './released-forms.schemas';
import { ReleasedForms } from './released-forms.service';

/** Feedback, as candidates read it. */
@ApiTags('feedback')
@Controller('v1')
export class ReleasedFormsController {
  constructor(
    private readonly pages: FeedbackPages,
    private readonly forms: ReleasedForms,
  ) {}

  @Get('bookings/:id/form')
  @Authenticated()
  @Returns(releasedFormAnswer, { problems: [401, 404] })
  @ApiOperation({
    operationId: 'getFeedback',
    summary: 'The feedback on a session, as its candidate reads it',
    description:
      'For the candidate once it is released (404 before), with everything that its page shows: scale, versions, your ' +
      'links and rating, and how to look for coaches who help with the gaps. Its coach gets it as a preview, without those.',
  })
  form(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
  ): Promise<ReleasedFormAnswer> {
    return this.pages.ofSession(caller, id);
  }

  @Get('me/forms')
  @Roles('candidate')
  @Returns(formPageAnswer, { problems: [401, 403] })
  @ApiOperation({ operationId: 'listFeedback', summary: 'Feedback you have received, newest first' })
  history(
    @Caller() caller: Principal,
    @Query({ schema: historyQuery }) query: { limit: number; cursor?: string },
  ) {
    return this.forms.history(caller, query);
  }
}
