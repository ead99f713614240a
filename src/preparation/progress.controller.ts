import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, Roles } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { progressAnswer, type ProgressAnswer, type ProgressQuery, progressQuery } from './progress.schemas';
import { Progress } from './progress.service';

@ApiTags('feedback')
@Controller('v1/me/progress')
export class ProgressController {
  constructor(private readonly progress: Progress) {}

  @Get()
  @Roles('candidate')
  @Returns(progressAnswer, { problems: [401, 403] })
  @ApiOperation({
    operationId: 'getProgress',
    summary: 'How your grades develop, from form to form',
    description:
      'Per stage and target level: the grades of each competency and principle in time, in the words of the present ' +
      'version of the form, with the moments at which the form changed. Empty until you have read a first form.',
  })
  show(
    @Caller() caller: Principal,
    @Query({ schema: progressQuery }) query: ProgressQuery,
  ): Promise<ProgressAnswer> {
    return this.progress.of(caller, query);
  }
}
