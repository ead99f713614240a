import { Body, Controller, Get, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, Roles } from '../platform/http/access';
import { wholeList } from '../platform/http/paging';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { CoachProfiles } from './coach-profiles.service';
import {
  type CoachProfileRequest,
  coachProfileRequest,
  offeringAnswer,
  type OfferingChange,
  offeringChange,
  type OfferingRequest,
  offeringRequest,
  offeringsAnswer,
  ownCoachAnswer,
} from './coaches.schemas';
import { Offerings } from './offerings.service';

@ApiTags('my coaching')
@Roles('coach')
@Controller('v1/me/coach')
export class MyCoachController {
  constructor(
    private readonly profiles: CoachProfiles,
    private readonly offerings: Offerings,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getCoachProfile',
    summary: 'My coach profile',
    description:
      'With its state, and in `missing` what an application would still need. 404 before the first PUT.',
  })
  @Returns(ownCoachAnswer, { problems: [401, 403, 404] })
  profile(@Caller() caller: Principal) {
    return this.profiles.own(caller.accountId);
  }

  @Put()
  @ApiOperation({
    operationId: 'saveCoachProfile',
    summary: 'Write my coach profile',
    description:
      'Replaces it: what is left out becomes empty. The first call makes the draft. What an admin vets (company, ' +
      'role, level, pack, years, interviews, Bar Raiser) stays as it is once you have applied.',
  })
  @Returns(ownCoachAnswer, { problems: [401, 403, 409, 422] })
  writeProfile(
    @Caller() caller: Principal,
    @Body({ schema: coachProfileRequest }) body: CoachProfileRequest,
  ) {
    return this.profiles.write(caller, body);
  }

  @Post('application')
  @ApiOperation({
    operationId: 'applyAsCoach',
    summary: 'Apply to be published',
    description:
      'An admin then decides. When something is missing the answer lists every item in `missing`. Who was rejected may ' +
      'apply again once the profile or the offerings differ from what was rejected (409 coach.application_unchanged).',
  })
  @Returns(ownCoachAnswer, { problems: [401, 403, 404, 409, 422] })
  apply(@Caller() caller: Principal) {
    return this.profiles.apply(caller.accountId);
  }

  @Get('offerings')
  @ApiOperation({
    operationId: 'listOfferings',
    summary: 'What I sell',
    description: 'Retired offerings included, oldest first.',
  })
  @Returns(offeringsAnswer, { problems: [401, 403] })
  async ownOfferings(@Caller() caller: Principal) {
    return wholeList(await this.offerings.own(caller.accountId, 'session'));
  }

  @Post('offerings')
  @ApiOperation({
    operationId: 'addOffering',
    summary: 'Sell a session',
    description:
      'For a stage of your pack that can be booked, of a length within the bounds of that stage (30 to 120 minutes ' +
      'at most), at a price in minor units of a settlement currency. `title` in the answer is what one session is called: ' +
      'of a stage with several, such as an onsite, its `sessionTitle` in the pack.',
  })
  @Returns(offeringAnswer, { status: 201, problems: [401, 403, 404, 409, 422] })
  addOffering(@Caller() caller: Principal, @Body({ schema: offeringRequest }) body: OfferingRequest) {
    return this.offerings.add(caller.accountId, 'session', body);
  }

  @Patch('offerings/:id')
  @ApiOperation({
    operationId: 'changeOffering',
    summary: 'Change an offering',
    description: 'Its price for new bookings, or retire it with `active: false`. Bookings keep their price.',
  })
  @Returns(offeringAnswer, { problems: [401, 403, 404, 409, 422] })
  changeOffering(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Body({ schema: offeringChange }) body: OfferingChange,
  ) {
    return this.offerings.change(caller.accountId, 'session', id, body);
  }
}
