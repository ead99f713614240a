import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Authenticated, Caller, type Principal } from '../../platform/http/access';
import { ReturnsFile } from '../../platform/http/returns';
import { LiveStreams } from './live-streams.service';

const STREAM = 'text/event-stream';
/** Proxies close what says nothing. */
const BEAT_MS = 20_000;
/** Then the page asks again, with a token that is checked anew: whoever is shut out hears no more. */
const LONGEST_MS = 5 * 60_000;

/** Tells open pages that something changed, so that they read it again. */
@ApiTags('accounts')
@Controller('v1/events')
export class LiveController {
  constructor(private readonly streams: LiveStreams) {}

  @Get()
  @Authenticated()
  @ReturnsFile(STREAM, {
    description: 'Server-sent events named `change`, each with `type`, `id` and `changedAt`.',
    problems: [401],
  })
  @ApiOperation({
    operationId: 'listenForChanges',
    summary: 'Hear of what changes in your bookings while you look',
    description:
      'Only that something changed: read it again. A hint that may be lost, so ask again now and then as well. Send ' +
      'Accept: text/event-stream; without it the answer ends at once. A stream ends after five minutes: open the next.',
  })
  listen(
    @Caller() { accountId }: Principal,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): void {
    if (!accept?.includes(STREAM))
      return void reply.type(STREAM).send(': send Accept: text/event-stream to listen\n\n');
    const { raw } = reply;
    const end = (): void => void raw.end();
    const close = this.streams.open({
      accountId,
      tell: (change) => void raw.write(`event: change\ndata: ${JSON.stringify(change)}\n\n`),
      end,
    });
    reply.hijack();
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'Content-Type': STREAM,
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
      // The end of a stream is the end of its connection: a server that stops need not wait for it.
      Connection: 'close',
    });
    raw.write(': listening\n\n');
    const beat = setInterval(() => raw.write(': \n\n'), BEAT_MS);
    const longest = setTimeout(end, LONGEST_MS);
    raw.once('close', () => {
      clearInterval(beat);
      clearTimeout(longest);
      close();
    });
  }
}
