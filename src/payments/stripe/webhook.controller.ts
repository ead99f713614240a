import { Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { Client, Public } from '../../platform/http/access';
import { BodyRoom } from '../../platform/http/body-room';
import { ReadsBodyItself } from '../../platform/http/bodies';
import { Returns } from '../../platform/http/returns';
import { Unread, type UnreadBody } from '../../platform/http/unread-body';
import { malformed } from '../../shared/errors';
import { checkSignatureHeader, verifyWebhook } from './gateway/webhook-signature';
import { Inbox } from './inbox.service';

/**
 * Far more than an event of Stripe has. Whoever sends it is known only once all of it was read, so this is what a
 * stranger can make us read.
 */
const MOST_BYTES = 2_000_000;
/** All events that are being received: hundreds of real ones, or a few of strangers. Stripe repeats what finds no room. */
const ROOM = { most: 32_000_000, mostOfClient: 8_000_000, about: 'webhook' };

const received = z.object({ received: z.literal(true) }).meta({ id: 'WebhookReceived' });

/** Stripe's doorbell: verified, stored, answered; worked off afterwards. */
@ApiTags('payments')
@Controller('v1/stripe')
export class WebhookController {
  /** Its bytes are those of this process. */
  readonly room = new BodyRoom(ROOM);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly inbox: Inbox,
  ) {}

  @Post('webhook')
  @Public()
  @ReadsBodyItself()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'takeStripeWebhook',
    summary: 'Take a webhook of Stripe',
    description:
      'The signature over the raw body decides, and nothing of the body before it. Where too much is being received, 503: ' +
      'send it again. An event that is already known, or ' +
      'that we cannot read, is stored and answered alike.',
  })
  @Returns(received, { status: 200, problems: [400, 413] })
  async take(
    @Unread() body: UnreadBody | null,
    @Headers('stripe-signature') signature: string | undefined,
    @Client() client: string,
  ): Promise<z.output<typeof received>> {
    if (!body || typeof signature !== 'string') {
      throw malformed('webhook.signature_missing', 'This endpoint takes signed events only.');
    }
    const { webhookSecrets } = this.config.stripe;
    checkSignatureHeader(signature, this.clock.now());
    await this.room.reading(body, { client, most: MOST_BYTES }, (bytes) =>
      this.inbox.store(verifyWebhook(bytes, signature, webhookSecrets, this.clock.now())),
    );
    return { received: true };
  }
}
