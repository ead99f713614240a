import { Body, Controller, Delete, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Caller, type Principal, Roles } from '../../platform/http/access';
import { Returns, ReturnsNothing } from '../../platform/http/returns';
import { idParams } from '../../platform/http/schemas';
import { etagOf, IfMatch, TakesIfMatch } from '../../platform/http/versions';
import {
  type DifferenceQuery,
  differenceQuery,
  type TemplateContentRequest,
  templateContentRequest,
  templateDifferenceAnswer,
  type TemplateDraftRequest,
  templateDraftRequest,
  templatePageAnswer,
  templateRetirementRequest,
  type TemplatesQuery,
  templatesQuery,
  type TemplateVersionAnswer,
  templateVersionAnswer,
} from './form-templates.schemas';
import { TemplatePublishing } from './template-publishing.service';
import { TemplateViews } from './template-views.service';

interface Id {
  id: string;
}

/** The versions of feedback forms. */
@ApiTags('admin')
@Roles('admin')
@Controller('v1/admin/form-templates')
export class FormTemplatesController {
  constructor(
    private readonly publishing: TemplatePublishing,
    private readonly views: TemplateViews,
  ) {}

  @Get()
  @Returns(templatePageAnswer, { problems: [401, 403] })
  @ApiOperation({
    operationId: 'listFormTemplates',
    summary: 'Versions of feedback forms, over all packs',
    description: 'By pack, stage and version; drafts and retired ones as well.',
  })
  list(@Query({ schema: templatesQuery }) query: TemplatesQuery) {
    return this.views.list(query);
  }

  @Post()
  @Returns(templateVersionAnswer, { status: 201, problems: [401, 403, 409] })
  @ApiOperation({
    operationId: 'draftFormTemplate',
    summary: 'Begin a draft of the next version of a form',
    description:
      'Copied from a version (copyOf; the newest of the stage by default), mapped item by item wherever a key is the ' +
      'same, or with content of its own. A form has one draft at a time.',
  })
  async begin(
    @Caller() admin: Principal,
    @Body({ schema: templateDraftRequest }) wish: TemplateDraftRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TemplateVersionAnswer> {
    return this.tagged(await this.publishing.begin(admin, wish), reply);
  }

  @Get(':id')
  @Returns(templateVersionAnswer, { problems: [401, 403, 404] })
  @ApiOperation({
    operationId: 'getFormTemplateVersion',
    summary: 'One version of a form',
    description:
      'With its content, what keeps a draft from being published, and how many forms have pinned it.',
  })
  one(
    @Param({ schema: idParams }) { id }: Id,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TemplateVersionAnswer> {
    return this.tagged(id, reply);
  }

  @Put(':id')
  @TakesIfMatch()
  @Returns(templateVersionAnswer, { problems: [401, 403, 404, 409, 412, 422, 428] })
  @ApiOperation({
    operationId: 'saveFormTemplate',
    summary: 'Replace the content of a draft',
    description:
      'If-Match is required (428); 412 gives what is stored. A draft may have faults: they are named in the answer.',
  })
  async save(
    @Caller() admin: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @IfMatch() revision: number | null,
    @Body({ schema: templateContentRequest }) content: TemplateContentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TemplateVersionAnswer> {
    await this.publishing.save(admin, id, revision, content);
    return this.tagged(id, reply);
  }

  @Delete(':id')
  @TakesIfMatch()
  @ReturnsNothing({ problems: [401, 403, 404, 409, 412] })
  @ApiOperation({
    operationId: 'discardFormTemplate',
    summary: 'Throw a draft away',
    description: 'Its number is free again.',
  })
  discard(
    @Caller() admin: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @IfMatch() revision: number | null,
  ): Promise<void> {
    return this.publishing.discard(admin, id, revision);
  }

  @Get(':id/difference')
  @Returns(templateDifferenceAnswer, { problems: [401, 403, 404, 422] })
  @ApiOperation({
    operationId: 'compareFormTemplates',
    summary: 'What differs between two versions of a form',
    description: 'From `against` (by default the version before) to this one, with the mapping between them.',
  })
  difference(
    @Param({ schema: idParams }) { id }: Id,
    @Query({ schema: differenceQuery }) { against }: DifferenceQuery,
  ) {
    return this.views.difference(id, against);
  }

  @Post(':id/publication')
  @TakesIfMatch()
  @Returns(templateVersionAnswer, { problems: [401, 403, 404, 409, 412, 422, 428] })
  @ApiOperation({
    operationId: 'publishFormTemplate',
    summary: 'Publish a draft',
    description:
      'Final: forms begun from now on are of this version, those in progress keep theirs. If-Match is required, so ' +
      'that nobody publishes what they have not read. 422 form_template.invalid names every fault.',
  })
  async publish(
    @Caller() admin: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @IfMatch() revision: number | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TemplateVersionAnswer> {
    await this.publishing.publish(admin, id, revision);
    return this.tagged(id, reply);
  }

  @Post(':id/retirement')
  @Returns(templateVersionAnswer, { problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'retireFormTemplate',
    summary: 'Retire a published version',
    description:
      'No form begins with it any more; those that did stay as they are. The only published version of a stage that ' +
      'is practised cannot be retired.',
  })
  async retire(
    @Caller() admin: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @Body({ schema: templateRetirementRequest }) { reason }: { reason: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TemplateVersionAnswer> {
    await this.publishing.retire(admin, id, reason);
    return this.tagged(id, reply);
  }

  private async tagged(id: string, reply: FastifyReply): Promise<TemplateVersionAnswer> {
    const version = await this.views.one(id);
    void reply.header('ETag', etagOf(version.revision));
    return version;
  }
}
