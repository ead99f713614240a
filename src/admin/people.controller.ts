import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { applicationsQuery, coachReviewAnswer, type Decision, decisionRequest } from '../coaches';
import { Caller, type Principal, Roles } from '../platform/http/access';
import { Returns, ReturnsNothing } from '../platform/http/returns';
import { idParams, pageOf } from '../platform/http/schemas';
import { causeRequest } from './admin.schemas';
import { People } from './people.service';

const coachPage = pageOf(coachReviewAnswer).meta({ id: 'CoachReviewPage' });

/** Vetting coaches, and shutting accounts out. */
@ApiTags('admin')
@Roles('admin')
@Controller('v1/admin')
export class PeopleController {
  constructor(private readonly people: People) {}

  @Get('coaches')
  @Returns(coachPage, { problems: [401, 403] })
  @ApiOperation({
    summary: 'Coaches by state',
    description: 'Those who wait for vetting by default, longest first.',
  })
  coaches(@Query({ schema: applicationsQuery }) query: z.output<typeof applicationsQuery>) {
    return this.people.coaches(query);
  }

  @Get('coaches/:id')
  @Returns(coachReviewAnswer, { problems: [401, 403, 404] })
  @ApiOperation({ summary: 'One coach, as you vet them' })
  coach(@Param({ schema: idParams }) { id }: { id: string }) {
    return this.people.coach(id);
  }

  @Post('coaches/:id/decision')
  @Returns(coachReviewAnswer, { problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    summary: 'Publish, reject or suspend a coach',
    description: 'The coach is told, with your reason.',
  })
  decide(
    @Caller() admin: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Body({ schema: decisionRequest }) { decision, reason }: { decision: Decision; reason: string | null },
  ) {
    return this.people.decide(admin.accountId, id, decision, reason);
  }

  @Post('accounts/:id/suspension')
  @ReturnsNothing({ problems: [401, 403, 404, 409, 422] })
  @ApiOperation({ summary: 'Shut an account out', description: 'Its tokens and sessions end at once.' })
  suspend(
    @Caller() admin: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Body({ schema: causeRequest }) { reason }: { reason: string },
  ): Promise<void> {
    return this.people.suspend(admin.accountId, id, reason);
  }

  @Delete('accounts/:id/suspension')
  @ReturnsNothing({ problems: [401, 403, 404] })
  @ApiOperation({ summary: 'Let an account in again' })
  reinstate(@Caller() admin: Principal, @Param({ schema: idParams }) { id }: { id: string }): Promise<void> {
    return this.people.reinstate(admin.accountId, id);
  }
}
