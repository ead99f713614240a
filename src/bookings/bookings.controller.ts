import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Authenticated, Caller, type Principal, Roles } from '../platform/http/access';
import { IdempotencyKey, NeedsIdempotencyKey } from '../platform/http/idempotency';
import { Returns } from '../platform/http/returns';
import { idParams } from '../platform/http/schemas';
import { localIso } from '../shared/zones/in-words';
import { Attendance } from './attendance.service';
import { BookingQueries } from './booking.queries';
import { Bookings } from './bookings.service';
import {
  bookingSchema,
  type BookingView,
  cancellationSchema,
  type CreateBooking,
  createBookingSchema,
  joinSchema,
  type NoShowReport,
  noShowReportSchema,
  quoteSchema,
} from './bookings.schemas';
import { Cancellations } from './cancellations.service';
import { Checkout } from './checkout.service';
import { EarlyEnds } from './early-ends.service';

@ApiTags('bookings')
@Controller('v1/bookings')
export class BookingsController {
  constructor(
    private readonly checkout: Checkout,
    private readonly queries: BookingQueries,
    private readonly bookings: Bookings,
    private readonly cancellations: Cancellations,
    private readonly attendance: Attendance,
    private readonly earlyEnds: EarlyEnds,
  ) {}

  @Post()
  @Roles('candidate')
  @NeedsIdempotencyKey(createBookingSchema)
  @Returns(bookingSchema, {
    status: 201,
    description: 'The time is held; pay at checkout.url before hold.expiresAt.',
    problems: [401, 403, 404, 409],
  })
  @ApiOperation({
    operationId: 'bookCoach',
    summary: 'Hold a time and get its checkout',
    description:
      'Holds the time for 37 minutes. The same slot again resumes your open hold; an overlapping start replaces it; ' +
      'at most three holds at once. A lost time answers 409 slot.taken with nextSlots.',
  })
  async book(
    @Caller() caller: Principal,
    @IdempotencyKey() key: string,
    @Body({ schema: createBookingSchema }) wish: CreateBooking,
  ): Promise<BookingView> {
    return this.queries.one(caller, await this.checkout.open(caller, key, 'session', wish));
  }

  @Delete(':id/hold')
  @Roles('candidate')
  @Returns(bookingSchema, { problems: [401, 403, 404, 409] })
  @ApiOperation({
    operationId: 'giveUpHold',
    summary: 'Give up an unpaid hold',
    description:
      'The time is freed once the checkout is closed, normally at once; hold.givingUp is true until then.',
  })
  async giveUp(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
  ): Promise<BookingView> {
    await this.checkout.giveUp(caller, id);
    return this.queries.one(caller, id);
  }

  @Get(':id/cancellation-quote')
  @Authenticated()
  @Returns(quoteSchema, { problems: [401, 404, 409] })
  @ApiOperation({ operationId: 'quoteCancellation', summary: 'What cancelling now would give back' })
  async quote(@Caller() caller: Principal, @Param({ schema: idParams }) { id }: { id: string }) {
    const { currency, clause, changesAt, ...quoted } = await this.cancellations.quote(caller, id);
    const [refund, alreadyReturned] = [quoted.refundMinor, quoted.returnedMinor].map((amount) => ({
      amount,
      currency,
    }));
    const changesAtLocal = changesAt && localIso(changesAt, caller.zone);
    return { refund, alreadyReturned, clause, changesAt, changesAtLocal };
  }

  @Post(':id/cancellation')
  @Authenticated()
  @Returns(bookingSchema, { problems: [401, 404, 409, 422] })
  @ApiOperation({
    operationId: 'cancelBooking',
    summary: 'Cancel a confirmed booking before it starts',
    description:
      'Refunds as quoted. A review can be cancelled by its candidate until the coach has begun, and when it is overdue.',
  })
  async cancel(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Body({ schema: cancellationSchema }) { reason }: { reason?: string },
  ): Promise<BookingView> {
    await this.cancellations.cancel(caller, id, reason ?? null);
    return this.queries.one(caller, id);
  }

  @Post(':id/no-show-reports')
  @Authenticated()
  @Returns(bookingSchema, { problems: [401, 404, 409, 422] })
  @ApiOperation({
    operationId: 'reportNoShow',
    summary: 'Report that somebody did not come',
    description:
      'From 15 minutes after the start to 24 hours after the end, once per side. Saying the same again is answered the ' +
      'same way and changes nothing; saying something else is 409 `booking.no_show_reported`. When the two sides ' +
      'contradict each other, an admin decides.',
  })
  async reportNoShow(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Body({ schema: noShowReportSchema }) report: NoShowReport,
  ): Promise<BookingView> {
    await this.attendance.report(caller, id, report);
    return this.queries.one(caller, id);
  }

  @Post(':id/early-end')
  @Roles('coach')
  @Returns(bookingSchema, { problems: [401, 403, 404, 409] })
  @ApiOperation({
    operationId: 'endSessionEarly',
    summary: 'State that your session is over before its scheduled end',
    description:
      'Only while it runs, and for good; again it changes nothing. From then on the form can be submitted and the ' +
      'candidate, who gets a mail, may grade themselves. Deadlines, money and the release keep the scheduled end.',
  })
  async endEarly(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
  ): Promise<BookingView> {
    await this.earlyEnds.state(caller, id);
    return this.queries.one(caller, id);
  }

  @Get(':id/join')
  @Authenticated()
  @Returns(joinSchema, { problems: [401, 404, 409] })
  @ApiOperation({
    operationId: 'joinSession',
    summary: 'The meeting link',
    description:
      'From 15 minutes before the start to 30 after the end. That you opened the room is kept, and shown to both sides.',
  })
  join(@Caller() caller: Principal, @Param({ schema: idParams }) { id }: { id: string }) {
    return this.bookings.join(id, caller);
  }
}
