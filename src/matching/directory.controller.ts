import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { OptionalCaller, type Principal, Public } from '../platform/http/access';
import { JSON_TYPE } from '../platform/http/json-text';
import { Returns } from '../platform/http/returns';
import { directoryAnswer, type DirectoryQuery, directoryQuery } from './directory.schemas';
import { DirectoryPages } from './directory-pages.service';

@ApiTags('coaches')
@Controller('v1/coaches')
export class DirectoryController {
  constructor(private readonly pages: DirectoryPages) {}

  @Public()
  @ApiBearerAuth()
  @ApiSecurity({})
  @Get()
  @ApiOperation({
    operationId: 'findCoaches',
    summary: 'Find a coach',
    description:
      'Published coaches with something to sell, best match first: most of the asked principles, then rating, then ' +
      'real interviews conducted. Each says why it matches and when its next times are. Filters on stage, minutes and ' +
      'price hold for one and the same offering. When nobody is found, `loosen` says which filter to drop, or which two. ' +
      'With `targetId` one of your targets fills in its pack and level, and its principles decide who comes first.',
  })
  @Header('Content-Type', JSON_TYPE)
  @Returns(directoryAnswer, { problems: [404, 422] })
  find(
    @Query({ schema: directoryQuery }) query: DirectoryQuery,
    @OptionalCaller() viewer: Principal | null,
  ): Promise<string> {
    return this.pages.page(query, viewer);
  }
}
