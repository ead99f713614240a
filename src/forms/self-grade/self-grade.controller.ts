import { Body, Controller, Get, Param, Post, Put, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Caller, type Principal, Roles } from '../../platform/http/access';
import { Returns } from '../../platform/http/returns';
import { idParams } from '../../platform/http/schemas';
import { etagOf, IfMatch, TakesIfMatch } from '../../platform/http/versions';
import {
  type SelfGradeAnswer,
  selfGradeAnswer,
  selfGradeEndRequest,
  type SelfGradeRequest,
  selfGradeRequest,
} from './self-grade.schemas';
import { SelfGradeViews } from './self-grade-views.service';
import { SelfGrades } from './self-grades.service';

interface Id {
  id: string;
}

@ApiTags('feedback')
@Controller('v1/bookings')
export class SelfGradeController {
  constructor(
    private readonly selfGrades: SelfGrades,
    private readonly views: SelfGradeViews,
  ) {}

  @Get(':id/self-grade')
  @Roles('candidate')
  @Returns(selfGradeAnswer, { problems: [401, 403, 404, 409] })
  @ApiOperation({
    operationId: 'getSelfGrade',
    summary: 'Your own grades of a session, with the scale and the items',
    description:
      'From the end of the session on, or an early one that its coach stated. Only you see them until the feedback is ' +
      'released. feedback says until when.',
  })
  one(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SelfGradeAnswer> {
    return this.tagged(caller, id, reply);
  }

  @Put(':id/self-grade')
  @Roles('candidate')
  @TakesIfMatch()
  @Returns(selfGradeAnswer, { problems: [401, 403, 404, 409, 412, 422, 428] })
  @ApiOperation({
    operationId: 'saveSelfGrade',
    summary: 'Grade yourself before you read the feedback',
    description:
      'The feedback waits for it, whether or not it is filed: 12 hours after the scheduled end for you to begin, which ' +
      'the first save does, and 72 for you to finish or skip. Of a document these are counted from when its feedback is ' +
      'filed, and it can be begun before. Later saves need If-Match (428).',
  })
  async save(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @IfMatch() version: number | null,
    @Body({ schema: selfGradeRequest }) body: SelfGradeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SelfGradeAnswer> {
    await this.selfGrades.save(caller, id, version, body);
    return this.tagged(caller, id, reply);
  }

  @Post(':id/self-grade/end')
  @Roles('candidate')
  @Returns(selfGradeAnswer, { problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'endSelfGrade',
    summary: 'Finish or skip grading yourself',
    description:
      'Final. Feedback that waited for it can be read from the same moment on, though not before the scheduled end of ' +
      'the session. What was never begun can be skipped too.',
  })
  async end(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @Body({ schema: selfGradeEndRequest }) { outcome }: { outcome: 'finished' | 'skipped' },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SelfGradeAnswer> {
    await this.selfGrades.close(caller, id, outcome === 'finished' ? 'finish' : 'skip');
    return this.tagged(caller, id, reply);
  }

  private async tagged(caller: Principal, id: string, reply: FastifyReply): Promise<SelfGradeAnswer> {
    const answer = await this.views.forCandidate(caller, id);
    void reply.header('ETag', etagOf(answer.version));
    return answer;
  }
}
