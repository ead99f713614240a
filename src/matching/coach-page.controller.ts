import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { OptionalCaller, type Principal, Public } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import {
  type CoachPage,
  coachPageAnswer,
  coachPageQuery,
  type CoachPageQuery,
  type Comparison,
  comparisonAnswer,
  comparisonQuery,
  type ComparisonQuery,
} from './coach-page.schemas';
import { CoachPages } from './coach-pages.service';

@ApiTags('coaches')
@Controller('v1/coaches')
export class CoachPageController {
  constructor(private readonly pages: CoachPages) {}

  @Public()
  @ApiBearerAuth()
  @ApiSecurity({})
  @Get('comparison')
  @ApiOperation({
    operationId: 'compareCoaches',
    summary: 'Compare two or three coaches',
    description: 'The same facts of each, side by side. Who is not published now is named as missing.',
  })
  @Returns(comparisonAnswer, { problems: [404] })
  comparison(
    @Query({ schema: comparisonQuery }) query: ComparisonQuery,
    @OptionalCaller() viewer: Principal | null,
  ): Promise<Comparison> {
    return this.pages.comparison(query, viewer);
  }

  @Public()
  @ApiBearerAuth()
  @ApiSecurity({})
  @Get(':id')
  @ApiOperation({
    operationId: 'getCoach',
    summary: 'A coach',
    description:
      'A published coach with all that their page shows: what they sell with what it includes and its next times, ratings, ' +
      'what their sessions here were like, and others like them. More of their times are at /v1/coaches/{id}/slots.',
  })
  @Returns(coachPageAnswer, { problems: [404] })
  page(
    @Param({ schema: idParams }) { id }: { id: string },
    @Query({ schema: coachPageQuery }) query: CoachPageQuery,
    @OptionalCaller() viewer: Principal | null,
  ): Promise<CoachPage> {
    return this.pages.page(id, query, viewer);
  }
}
