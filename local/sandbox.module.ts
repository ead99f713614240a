import { Module } from '@nestjs/common';
import { ClockOffset } from './clock/clock-offset';
import { ClockController } from './clock/clock.controller';
import { PeopleController } from './demo/people.controller';
import { MailboxController } from './mailbox/mailbox.controller';
import { MailboxQueries } from './mailbox/mailbox.queries';

/** Stand-ins for the outside world, reachable over HTTP. Never part of a production start (see main.ts). */
@Module({
  controllers: [ClockController, MailboxController, PeopleController],
  providers: [ClockOffset, MailboxQueries],
})
export class SandboxModule {}
