import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CONFIG, type Config } from '../../platform/config/config';
import { Public } from '../../platform/http/access';
import { Returns } from '../../platform/http/returns';
import { cancellingRows, ruleSections } from './rules-in-words';
import { type Rules, rulesAnswer } from './rules.schemas';

const EXAMPLE = { amount: 18_000, currency: 'USD' };

/** What holds for everybody who books or coaches. */
@ApiTags('bookings')
@Controller('v1/rules')
export class RulesController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Get()
  @Public()
  @Returns(rulesAnswer)
  @ApiOperation({
    operationId: 'getRules',
    summary: 'The rules of cancelling, missing, paying and feedback, in sentences',
    description:
      'As sessions are sold today. What was sold keeps the rules of its day; its cancellation quote says what holds for it.',
  })
  read(): Rules {
    return {
      cancelling: { example: EXAMPLE, rows: cancellingRows(EXAMPLE) },
      sections: ruleSections(this.config),
    };
  }
}
