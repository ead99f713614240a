import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Authenticated, Caller, type Principal } from '../../platform/http/access';
import { Returns } from '../../platform/http/returns';
import { type Overview, overviewSchema } from './booking-screens.schemas';
import { OverviewScreen } from './overview.service';

@ApiTags('bookings')
@Controller('v1/me/overview')
export class OverviewController {
  constructor(private readonly screen: OverviewScreen) {}

  @Get()
  @Authenticated()
  @Returns(overviewSchema, { problems: [401] })
  @ApiOperation({ operationId: 'getOverview', summary: 'How much waits for you' })
  overview(@Caller() caller: Principal): Promise<Overview> {
    return this.screen.of(caller);
  }
}
