import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { OptionalCaller, type Principal, Public } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { directoryAnswer, type DirectoryQuery, directoryQuery } from './directory.schemas';
import { CoachDirectory } from './directory.service';

@ApiTags('coaches')
@Controller('v1/coaches')
export class DirectoryController {
  constructor(private readonly directory: CoachDirectory) {}

  @Public()
  @ApiBearerAuth()
  @ApiSecurity({})
  @Get()
  @ApiOperation({
    summary: 'Find a coach',
    description:
      'Published coaches with something to sell, best match first: most of the asked principles, then rating, then ' +
      'real interviews conducted. Each says why it matches and when its next times are. Filters on stage, minutes and ' +
      'price hold for one and the same offering. When nobody is found, `loosen` says which filter to drop.',
  })
  @Returns(directoryAnswer, { problems: [422] })
  find(@Query({ schema: directoryQuery }) query: DirectoryQuery, @OptionalCaller() viewer: Principal | null) {
    return this.directory.find(query, viewer);
  }
}
