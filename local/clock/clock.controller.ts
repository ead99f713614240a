import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { Clock } from '../../src/platform/clock/clock';
import { Public } from '../../src/platform/http/access';
import { Returns } from '../../src/platform/http/returns';
import { instant, instantInput } from '../../src/platform/http/schemas';
import { refused } from '../../src/shared/errors';
import { MINUTE_MS } from '../../src/shared/time';
import { ClockOffset } from './clock-offset';

const moveSchema = z.strictObject({
  advanceMinutes: z.number().min(0).optional(),
  to: instantInput.optional(),
});
const clockSchema = z.object({ now: instant, aheadOfRealTimeMs: z.number() });

/** Only in the sandbox: what time it is, and a way to move it forward. */
@ApiExcludeController()
@Controller('sandbox/clock')
export class ClockController {
  constructor(
    private readonly clock: Clock,
    private readonly offset: ClockOffset,
  ) {}

  @Get()
  @Public()
  @Returns(clockSchema)
  show(): z.input<typeof clockSchema> {
    return { now: this.clock.now(), aheadOfRealTimeMs: this.offset.offset() };
  }

  @Post()
  @Public()
  @Returns(clockSchema)
  async move(
    @Body({ schema: moveSchema }) { advanceMinutes, to }: z.output<typeof moveSchema>,
  ): Promise<z.input<typeof clockSchema>> {
    if ((advanceMinutes === undefined) === (to === undefined)) {
      throw refused('clock.move', 'Give either advanceMinutes or to.', 'advanceMinutes');
    }
    const by = to ? to.getTime() - this.clock.now().getTime() : (advanceMinutes ?? 0) * MINUTE_MS;
    await this.offset.advance(by);
    return this.show();
  }

  @Delete()
  @Public()
  @Returns(clockSchema)
  async reset(): Promise<z.input<typeof clockSchema>> {
    await this.offset.set(0);
    return this.show();
  }
}
