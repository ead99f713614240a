import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Public } from '../platform/http/access';
import { decodeCursor, page } from '../platform/http/paging';
import { Returns } from '../platform/http/returns';
import { malformed, notFound } from '../shared/errors';
import {
  packAnswer,
  packListAnswer,
  packParams,
  packsQuery,
  templateAnswer,
  templateParams,
} from './pack-answers.schemas';
import { Packs } from './packs.service';

@ApiTags('packs')
@Controller('v1/packs')
export class PacksController {
  constructor(private readonly packs: Packs) {}

  @Get()
  @Public()
  @ApiOperation({
    operationId: 'listPacks',
    summary: 'List the company packs',
    description: 'Companies and roles that one can prepare for here, by key.',
  })
  @Returns(packListAnswer)
  list(@Query({ schema: packsQuery }) query: z.output<typeof packsQuery>) {
    return pageOfKeys(this.packs.list(), query);
  }

  @Get(':packKey')
  @Public()
  @ApiOperation({
    operationId: 'getPack',
    summary: 'Read a company pack',
    description: 'Levels, stages, principles, competencies, question mix, loop blueprints and preparation.',
  })
  @Returns(packAnswer, { problems: [404] })
  read(@Param({ schema: packParams }) { packKey }: z.output<typeof packParams>) {
    return this.packs.required(packKey);
  }

  @Get(':packKey/templates/:stageKey')
  @Public()
  @ApiOperation({
    operationId: 'getFormTemplate',
    summary: 'Read the feedback form of a stage',
    description:
      'The newest published version, with its fields, who may read each of them (`audience`), the scale, and what ' +
      'an answer at each grade looks like (`anchors`).',
  })
  @Returns(templateAnswer, { problems: [401, 404] })
  async template(@Param({ schema: templateParams }) { packKey, stageKey }: z.output<typeof templateParams>) {
    const template = await this.packs.currentTemplate(this.packs.required(packKey).key, stageKey);
    if (!template) throw notFound('form_template');
    return { ...template, status: 'published' };
  }
}

/** A page of a list in memory; the cursor is the key of the last item that was given out. */
function pageOfKeys<Item extends { key: string }>(
  items: Item[],
  { limit, cursor }: { limit: number; cursor?: string },
): { items: Item[]; nextCursor: string | null } {
  const start = cursor === undefined ? 0 : placeAfter(items, cursor);
  return page(items.slice(start, start + limit + 1), limit, (item) => [item.key]);
}

function placeAfter(items: { key: string }[], cursor: string): number {
  const [last] = decodeCursor(cursor, 1);
  const index = items.findIndex((item) => item.key === last);
  if (index < 0) throw malformed('cursor.invalid', 'This cursor is of another list.', 'cursor');
  return index + 1;
}
