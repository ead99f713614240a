import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Caller, type Principal, Roles } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { QuestionCatalogue } from './question-catalogue.service';
import {
  bankPageAnswer,
  bankQuestionAnswer,
  type BankQuestionAnswer,
  bankQueueQuery,
  type BankQueueQuery,
  questionDecisionRequest,
  type QuestionDecision,
  questionReportAnswer,
  reportDecisionRequest,
  type ReportDecision,
  reportPageAnswer,
  reportQueueQuery,
  type ReportQueueQuery,
} from './question-bank.schemas';
import { QuestionReporting } from './question-reporting.service';

interface Id {
  id: string;
}

/** Moderation of the question bank. */
@ApiTags('admin')
@Roles('admin')
@Controller('v1/admin')
export class QuestionModerationController {
  constructor(
    private readonly catalogue: QuestionCatalogue,
    private readonly reports: QuestionReporting,
  ) {}

  @Get('questions')
  @Returns(bankPageAnswer, { problems: [401, 403] })
  @ApiOperation({
    operationId: 'listQuestionsByState',
    summary: 'Questions by state, over all packs',
    description: 'Those that coaches propose by default; what waits longest comes first.',
  })
  queue(@Caller() admin: Principal, @Query({ schema: bankQueueQuery }) query: BankQueueQuery) {
    return this.catalogue.queue(admin, query);
  }

  @Post('questions/:id/decision')
  @Returns(bankQuestionAnswer, { problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'decideOnQuestion',
    summary: 'Approve, reject or restore a question',
    description: 'Who added it is told, with your reason. To take one out, retire it.',
  })
  decide(
    @Caller() admin: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @Body({ schema: questionDecisionRequest }) body: QuestionDecision,
  ): Promise<BankQuestionAnswer> {
    return this.catalogue.decide(admin, id, body);
  }

  @Get('question-reports')
  @Returns(reportPageAnswer, { problems: [401, 403] })
  @ApiOperation({
    operationId: 'listQuestionReports',
    summary: 'Reports about questions, oldest first',
    description: 'The open ones by default.',
  })
  reported(@Query({ schema: reportQueueQuery }) query: ReportQueueQuery) {
    return this.reports.queue(query);
  }

  @Post('question-reports/:id/decision')
  @Returns(questionReportAnswer, { problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'decideOnQuestionReport',
    summary: 'Keep or retire a reported question',
    description: 'Settles every open report about it. Those who reported it are told, with your reason.',
  })
  judge(
    @Caller() admin: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @Body({ schema: reportDecisionRequest }) body: ReportDecision,
  ): Promise<z.input<typeof questionReportAnswer>> {
    return this.reports.decide(admin, id, body);
  }
}
