import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Caller, type Principal, Roles } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { askedQuestionReportRequest, QuestionReporting, reportFiledAnswer } from '../questions';
import { AskedQuestions } from './asked-questions.service';

/** What a candidate may say of the questions that they were asked. */
@ApiTags('question bank')
@Controller('v1/bookings')
export class AskedQuestionsController {
  constructor(
    private readonly asked: AskedQuestions,
    private readonly reports: QuestionReporting,
  ) {}

  @Post(':id/question-reports')
  @Roles('candidate')
  @Returns(reportFiledAnswer, { status: 201, problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'reportAskedQuestion',
    summary: 'Report a question that you were asked and that looks confidential',
    description:
      'Names the note in your feedback. Nobody is asked it until an admin has decided; you are told.',
  })
  async report(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Body({ schema: askedQuestionReportRequest })
    { note, reason }: z.output<typeof askedQuestionReportRequest>,
  ): Promise<z.input<typeof reportFiledAnswer>> {
    const questionId = await this.asked.named(caller, id, note);
    return this.reports.file(caller, questionId, reason);
  }
}
