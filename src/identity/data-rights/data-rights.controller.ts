import { Body, Controller, Get, Header, HttpCode, Post, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Authenticated, Caller, type Principal } from '../../platform/http/access';
import { Returns, ReturnsFile } from '../../platform/http/returns';
import { SecondLook } from '../second-look.service';
import { DataExports } from './data-exports.service';
import { erasedAnswer, erasurePreviewAnswer, erasureRequest, exportRequest } from './data-rights.schemas';
import { type ErasurePreview, Erasures } from './erasures.service';

/** What people may ask of us about their own data. */
@ApiTags('accounts')
@Authenticated()
@Controller('v1/me')
export class DataRightsController {
  constructor(
    private readonly secondLook: SecondLook,
    private readonly exports: DataExports,
    private readonly erasures: Erasures,
  ) {}

  @Post('export')
  @HttpCode(200)
  @Header('Content-Disposition', 'attachment; filename="greenroom-export.zip"')
  @ReturnsFile('application/zip', { problems: [401] })
  @ApiOperation({
    operationId: 'exportData',
    summary: 'Everything about you, as a zip archive of JSON files',
    description: 'With a manifest that says what each file is about. Asks for the password once more.',
  })
  async export(
    @Caller() caller: Principal,
    @Body({ schema: exportRequest }) { password }: { password: string },
  ): Promise<StreamableFile> {
    await this.secondLook.at(caller, password);
    return new StreamableFile(await this.exports.of(caller.accountId), { type: 'application/zip' });
  }

  @Get('erasure')
  @Returns(erasurePreviewAnswer, { problems: [401] })
  @ApiOperation({
    operationId: 'previewErasure',
    summary: 'What erasing your account would do',
    description: 'Table by table: what goes, what stays and why, and what must come to an end first.',
  })
  preview(@Caller() caller: Principal): Promise<ErasurePreview> {
    return this.erasures.preview(caller.accountId);
  }

  @Post('erasure')
  @Returns(erasedAnswer, { problems: [401, 409] })
  @ApiOperation({
    operationId: 'eraseAccount',
    summary: 'Erase your account, for good',
    description:
      'Removes your personal data at once and ends all sessions; it cannot be undone. 409 erasure.not_yet lists what ' +
      'must come to an end first.',
  })
  async erase(
    @Caller() caller: Principal,
    @Body({ schema: erasureRequest }) { password }: { password: string },
  ): Promise<{ erasedAt: Date; message: string }> {
    const { tokenVersion } = await this.secondLook.at(caller, password);
    const erasedAt = await this.erasures.erase(caller.accountId, tokenVersion);
    return { erasedAt, message: 'Your account is closed and your personal data is erased. Farewell.' };
  }
}
