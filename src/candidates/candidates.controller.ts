import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Caller, type Principal, Roles } from '../platform/http/access';
import { decodeIdCursor } from '../platform/http/paging';
import { Returns, ReturnsNothing } from '../platform/http/returns';
import { idParams, pageOf, pageQuery } from '../platform/http/schemas';
import {
  type ChangeTarget,
  changeTargetRequest,
  type CreateTarget,
  createTargetRequest,
  profileAnswer,
  type ProfileRequest,
  profileRequest,
  targetAnswer,
} from './candidates.schemas';
import { Candidates } from './candidates.service';
import { TargetViews } from './target-views.service';

const targetsQuery = z.strictObject(pageQuery);
const targetsAnswer = pageOf(targetAnswer).meta({ id: 'TargetPage' });

@ApiTags('candidates')
@Roles('candidate')
@Controller('v1/me')
export class CandidatesController {
  constructor(
    private readonly candidates: Candidates,
    private readonly views: TargetViews,
  ) {}

  @Get('candidate-profile')
  @ApiOperation({
    operationId: 'getCandidateProfile',
    summary: 'My candidate profile',
    description: 'Empty members until you write them. Name and zone come from your account.',
  })
  @Returns(profileAnswer, { problems: [401, 403] })
  profile(@Caller() caller: Principal) {
    return this.candidates.profile(caller.accountId);
  }

  @Put('candidate-profile')
  @ApiOperation({
    operationId: 'saveCandidateProfile',
    summary: 'Write my candidate profile',
    description: 'Replaces it: members that are left out become empty.',
  })
  @Returns(profileAnswer, { problems: [401, 403, 422] })
  writeProfile(@Caller() caller: Principal, @Body({ schema: profileRequest }) body: ProfileRequest) {
    return this.candidates.writeProfile(caller.accountId, body);
  }

  @Get('targets')
  @ApiOperation({ operationId: 'listTargets', summary: 'What I prepare for', description: 'Oldest first.' })
  @Returns(targetsAnswer, { problems: [401, 403] })
  async targets(
    @Caller() caller: Principal,
    @Query({ schema: targetsQuery }) { limit, cursor }: z.output<typeof targetsQuery>,
  ) {
    return this.views.page(
      await this.candidates.targets(caller.accountId, { limit, after: decodeIdCursor(cursor) }),
    );
  }

  @Post('targets')
  @ApiOperation({
    operationId: 'addTarget',
    summary: 'Prepare for something',
    description:
      'Pack, level, interview date and what to concentrate on. Keys must be of the pack (see /v1/packs); the ' +
      'answer to a wrong one names the field. The date may be today or later in your zone.',
  })
  @Returns(targetAnswer, { status: 201, problems: [401, 403, 409, 422] })
  async addTarget(@Caller() caller: Principal, @Body({ schema: createTargetRequest }) body: CreateTarget) {
    return this.views.of(await this.candidates.addTarget(caller, body));
  }

  @Get('targets/:id')
  @ApiOperation({ operationId: 'getTarget', summary: 'One of my targets' })
  @Returns(targetAnswer, { problems: [401, 403, 404] })
  async target(@Caller() caller: Principal, @Param({ schema: idParams }) { id }: { id: string }) {
    return this.views.of(await this.candidates.target(caller.accountId, id));
  }

  @Patch('targets/:id')
  @ApiOperation({
    operationId: 'changeTarget',
    summary: 'Change a target',
    description: 'Only what is given changes; `interviewDate: null` takes the date away.',
  })
  @Returns(targetAnswer, { problems: [401, 403, 404, 422] })
  async changeTarget(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Body({ schema: changeTargetRequest }) body: ChangeTarget,
  ) {
    return this.views.of(await this.candidates.changeTarget(caller, id, body));
  }

  @Delete('targets/:id')
  @ApiOperation({ operationId: 'removeTarget', summary: 'Remove a target' })
  @ReturnsNothing({ problems: [401, 403, 404] })
  async removeTarget(@Caller() caller: Principal, @Param({ schema: idParams }) { id }: { id: string }) {
    await this.candidates.removeTarget(caller.accountId, id);
  }
}
