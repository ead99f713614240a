import { Body, Controller, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Caller, type Principal, Roles } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { etagOf } from '../platform/http/versions';
import {
  type ConflictAnswer,
  type EditedForm,
  editedFormAnswer,
  type EditsRequest,
  editsRequest,
  type LiveNoteRequest,
  liveNoteRequest,
} from './form-edits.schemas';
import { FormEdits } from './form-edits.service';
import { FormViews } from './form-views.service';

interface Id {
  id: string;
}

@ApiTags('feedback')
@Controller('v1/forms')
export class FormEditsController {
  constructor(
    private readonly edits: FormEdits,
    private readonly views: FormViews,
  ) {}

  @Patch(':id')
  @Roles('coach')
  @Returns(editedFormAnswer, { problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'editForm',
    summary: 'Save edits of single fields',
    description:
      'For saving while you type, from several devices, and for what was written without a network. Each edit says ' +
      'what was there before it; where that still stands it is made, whatever happened to other fields. Where it ' +
      'does not, nothing is overwritten: conflicts gives what is stored and what you sent. Sending edits again is safe.',
  })
  async edit(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @Body({ schema: editsRequest }) { changes }: EditsRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EditedForm> {
    return this.tagged(caller, id, await this.edits.edit(caller, id, changes), reply);
  }

  @Post(':id/notes')
  @Roles('coach')
  @Returns(editedFormAnswer, { status: 201, problems: [401, 403, 404, 409, 422] })
  @ApiOperation({
    operationId: 'takeNote',
    summary: 'Take a note during the session',
    description:
      'Bound to a question of the kit by its questionKey, and stamped with the present time unless it says when. ' +
      'The same note again adds nothing.',
  })
  async note(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: Id,
    @Body({ schema: liveNoteRequest }) note: LiveNoteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EditedForm> {
    return this.tagged(caller, id, await this.edits.note(caller, id, note), reply);
  }

  private async tagged(
    caller: Principal,
    id: string,
    conflicts: ConflictAnswer[],
    reply: FastifyReply,
  ): Promise<EditedForm> {
    const form = await this.views.forCoach(caller, id);
    void reply.header('ETag', etagOf(form.version));
    return { ...form, conflicts };
  }
}
