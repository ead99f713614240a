import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { type TemplatePreviewAnswer, templatePreviewAnswer } from './template-preview.schemas';
import { TemplatePreviews } from './template-preview.service';

/** Versions of forms as coaches will see them. */
@ApiTags('admin')
@Roles('admin')
@Controller('v1/admin/form-templates')
export class TemplatePreviewController {
  constructor(private readonly previews: TemplatePreviews) {}

  @Get(':id/preview')
  @Returns(templatePreviewAnswer, { problems: [401, 403, 404] })
  @ApiOperation({
    operationId: 'previewFormTemplate',
    summary: 'The empty form as a coach would see it',
    description: 'With all that would be missing. Nothing is stored.',
  })
  preview(@Param({ schema: idParams }) { id }: { id: string }): Promise<TemplatePreviewAnswer> {
    return this.previews.preview(id);
  }
}
