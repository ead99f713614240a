import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, Roles } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import {
  lateFormsAnswer,
  type LateFormsQuery,
  lateFormsQuery,
  queueAnswer,
  type QueueQuery,
  queueQuery,
} from './form-queues.schemas';
import { FormQueues } from './form-queues.service';

@ApiTags('feedback')
@Controller('v1')
export class FormQueuesController {
  constructor(private readonly queues: FormQueues) {}

  @Get('me/coach/forms')
  @Roles('coach')
  @Returns(queueAnswer, { problems: [401, 403] })
  @ApiOperation({
    operationId: 'listOwedForms',
    summary: 'The forms you owe, and those you filed',
    description:
      'One for each completed session. A form is due 24 hours after the session; we remind you four hours before. ' +
      'A late form is always taken, and marked as late.',
  })
  queue(@Caller() caller: Principal, @Query({ schema: queueQuery }) query: QueueQuery) {
    return this.queues.ofCoach(caller, query);
  }

  @Get('admin/late-forms')
  @Roles('admin')
  @Returns(lateFormsAnswer, { problems: [401, 403] })
  @ApiOperation({
    operationId: 'listLateForms',
    summary: 'Forms whose deadline has passed, the oldest first',
    description: 'Admins get a mail a day after the deadline, and when a form counts as never filed.',
  })
  late(@Query({ schema: lateFormsQuery }) query: LateFormsQuery) {
    return this.queues.late(query);
  }
}
