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
  newQuestionRequest,
  type NewQuestionRequest,
  packParams,
  questionReportRequest,
  questionsQuery,
  type QuestionsQuery,
  reportFiledAnswer,
  retirementRequest,
} from './question-bank.schemas';
import { QuestionReporting } from './question-reporting.service';

interface Id {
  id: string;
}

/** The question bank for published coaches and admins. Candidates never read it. */
@ApiTags('question bank')
@Controller('v1')
export class QuestionBankController {
  constructor(
    private readonly catalogue: QuestionCatalogue,
    private readonly reports: QuestionReporting,
  ) {}

  @Get('packs/:packKey/questions')
  @Roles('coach', 'admin')
  @Returns(bankPageAnswer, { problems: [401, 403, 404, 422] })
  @ApiOperation({
    operationId: 'listQuestions',
    summary: 'The question bank of a pack, for published coaches and admins',
    description:
      'In a stable order: by category, then by principle or topic, then by key. Filters narrow it together; a key ' +
      'that the pack does not have is refused with `question.unknown_filter`. Candidates cannot read it: 403.',
  })
  list(
    @Caller() caller: Principal,
    @Param({ schema: packParams }) { packKey }: { packKey: string },
    @Query({ schema: questionsQuery }) query: QuestionsQuery,
  ) {
    return this.catalogue.list(caller, packKey, query);
  }

  @Post('packs/:packKey/questions')
  @Roles('coach', 'admin')
  @Returns(bankQuestionAnswer, { status: 201, problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'addQuestion',
    summary: 'Add a question to the bank',
    description:
      'From an admin it is active at once. From a coach it is proposed: your own sessions may be given it, those of ' +
      'others once an admin has approved it. Every value that cannot stand is named (`question.invalid`).',
  })
  add(
    @Caller() caller: Principal,
    @Param({ schema: packParams }) { packKey }: { packKey: string },
    @Body({ schema: newQuestionRequest }) body: NewQuestionRequest,
  ): Promise<BankQuestionAnswer> {
    return this.catalogue.add(caller, packKey, body);
  }

  @Get('questions/:id')
  @Roles('coach', 'admin')
  @Returns(bankQuestionAnswer, { problems: [401, 403, 404] })
  @ApiOperation({ operationId: 'getQuestion', summary: 'One question of the bank' })
  read(@Caller() caller: Principal, @Param({ schema: idParams }) { id }: Id): Promise<BankQuestionAnswer> {
    return this.catalogue.read(caller, id);
  }

  @Post('questions/:id/retirement')
  @Roles('coach', 'admin')
  @Returns(bankQuestionAnswer, { problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'retireQuestion',
    summary: 'Retire a question',
    description:
      'Coaches what they added themselves, admins any. It is not drawn any more; forms that name it stay as they are.',
  })
  retire(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @Body({ schema: retirementRequest }) { reason }: z.output<typeof retirementRequest>,
  ): Promise<BankQuestionAnswer> {
    return this.catalogue.retire(caller, id, reason);
  }

  @Post('questions/:id/reports')
  @Roles('coach', 'admin')
  @Returns(reportFiledAnswer, { status: 201, problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'reportQuestion',
    summary: 'Report a question that looks confidential',
    description:
      'Once per person. It is not drawn until an admin has decided, and you are told the decision by mail.',
  })
  report(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @Body({ schema: questionReportRequest }) { reason }: z.output<typeof questionReportRequest>,
  ): Promise<z.input<typeof reportFiledAnswer>> {
    return this.reports.ofBank(caller, id, reason);
  }
}
