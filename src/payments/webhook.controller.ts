import { Controller, Headers, HttpCode, Inject, Post, Req, type RawBodyRequest } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Clock } from '../platform/clock/clock';
import { CONFIG, type Config } from '../platform/config/config';
import { Public } from '../platform/http/access';
import { Returns } from '../platform/http/returns';
import { malformed } from '../shared/errors';
import { verifyWebhook } from './gateway/webhook-signature';
import { Inbox } from './inbox.service';

const received = z.object({ received: z.literal(true) }).meta({ id: 'WebhookReceived' });

/** Stripe's doorbell: verified, stored, answered; worked off afterwards. */
@ApiTags('payments')
@Controller('v1/stripe')
export class WebhookController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly inbox: Inbox,
  ) {}

  @Post('webhook')
  @Public()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Take a webhook of Stripe',
    description: 'The signature over the raw body decides; an event that is already known is answered alike.',
  })
  @Returns(received, { status: 200, problems: [400] })
  async take(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Headers('stripe-signature') signature: string | undefined,
  ): Promise<z.output<typeof received>> {
    if (!request.rawBody || typeof signature !== 'string') {
      throw malformed('webhook.signature_missing', 'This endpoint takes signed events only.');
    }
    const { webhookSecrets } = this.config.stripe;
    await this.inbox.store(verifyWebhook(request.rawBody, signature, webhookSecrets, this.clock.now()));
    return { received: true };
  }
}
