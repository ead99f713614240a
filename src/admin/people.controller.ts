import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { applicationsQuery, coachApplicationAnswer } from '../coaches';
import { Caller, type Principal, Roles } from '../platform/http/access';
import { Returns, ReturnsNothing } from '../platform/http/returns';
import { idParams, pageOf } from '../platform/http/schemas';
import {
  type CoachDecisionRequest,
  coachDecisionRequest,
  commitmentsAnswer,
  type SuspensionRequest,
  suspensionRequest,
} from './admin.schemas';
import { People } from './people.service';

const coachPage = pageOf(coachApplicationAnswer).meta({ id: 'CoachApplicationPage' });

/** Vetting coaches, and shutting accounts out. */
@ApiTags('admin')
@Roles('admin')
@Controller('v1/admin')
export class PeopleController {
  constructor(private readonly people: People) {}

  @Get('coaches')
  @Returns(coachPage, { problems: [401, 403] })
  @ApiOperation({
    operationId: 'listCoachesByState',
    summary: 'Coaches by state',
    description: 'Those who wait for vetting by default, longest first.',
  })
  coaches(@Query({ schema: applicationsQuery }) query: z.output<typeof applicationsQuery>) {
    return this.people.coaches(query);
  }

  @Get('coaches/:id')
  @Returns(coachApplicationAnswer, { problems: [401, 403, 404] })
  @ApiOperation({ operationId: 'getCoachToVet', summary: 'One coach, as you vet them' })
  coach(@Param({ schema: idParams }) { id }: { id: string }) {
    return this.people.coach(id);
  }

  @Get('coaches/:id/commitments')
  @Returns(commitmentsAnswer, { problems: [401, 403, 404] })
  @ApiOperation({
    operationId: 'getCommitmentsOfCoach',
    summary: 'What hangs on a coach',
    description: 'Look at it before you suspend: sessions ahead, holds, feedback owed, money.',
  })
  ofCoach(@Caller() admin: Principal, @Param({ schema: idParams }) { id }: { id: string }) {
    return this.people.hangingOnCoach(admin, id);
  }

  @Post('coaches/:id/decision')
  @Returns(coachApplicationAnswer, { problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'decideOnCoach',
    summary: 'Publish, reject or suspend a coach',
    description:
      'The coach is told, with your reason. Suspending ends their holds, and cancels their confirmed sessions with all money back, unless you keep them.',
  })
  decide(
    @Caller() admin: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Body({ schema: coachDecisionRequest }) request: CoachDecisionRequest,
  ) {
    return this.people.decide(admin.accountId, id, request);
  }

  @Get('accounts/:id/commitments')
  @Returns(commitmentsAnswer, { problems: [401, 403, 404] })
  @ApiOperation({
    operationId: 'getCommitmentsOfAccount',
    summary: 'What hangs on a person',
    description:
      'As candidate and as coach. Look at it before you suspend: sessions ahead, holds, feedback owed, money.',
  })
  ofAccount(@Caller() admin: Principal, @Param({ schema: idParams }) { id }: { id: string }) {
    return this.people.hangingOnAccount(admin, id);
  }

  @Post('accounts/:id/suspension')
  @ReturnsNothing({ problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'suspendAccount',
    summary: 'Shut an account out',
    description:
      'Its tokens and logins end at once, and so do its holds. Confirmed bookings are cancelled with all money back, unless you keep them; both people are told, with your reason.',
  })
  suspend(
    @Caller() admin: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Body({ schema: suspensionRequest }) request: SuspensionRequest,
  ): Promise<void> {
    return this.people.suspend(admin.accountId, id, request);
  }

  @Delete('accounts/:id/suspension')
  @ReturnsNothing({ problems: [401, 403, 404] })
  @ApiOperation({
    operationId: 'reinstateAccount',
    summary: 'Let an account in again',
    description: 'Where nobody is shut out nothing changes, and nobody is told.',
  })
  reinstate(@Caller() admin: Principal, @Param({ schema: idParams }) { id }: { id: string }): Promise<void> {
    return this.people.reinstate(admin.accountId, id);
  }
}
