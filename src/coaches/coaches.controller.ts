import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Packs } from '../packs';
import { Public } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { publicCoachAnswer } from './coaches.schemas';
import { Coaches } from './coaches.service';

@ApiTags('coaches')
@Controller('v1/coaches')
export class CoachesController {
  constructor(
    private readonly coaches: Coaches,
    private readonly packs: Packs,
  ) {}

  @Public()
  @Get(':id')
  @ApiOperation({
    operationId: 'getCoach',
    summary: 'A coach',
    description: 'A published coach and the offerings on sale. Their times are at /v1/coaches/{id}/slots.',
  })
  @Returns(publicCoachAnswer, { problems: [404] })
  async coach(@Param({ schema: idParams }) { id }: { id: string }) {
    const coach = await this.coaches.published(id);
    const offerings = await this.coaches.offerings(id);
    const sold = offerings.filter(({ active }) => active).map((offering) => this.packs.titled(offering));
    return { ...coach, offerings: sold };
  }
}
