import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type BookingListQuery, bookingListQuery } from '../../bookings';
import { Authenticated, Caller, type Principal } from '../../platform/http/access';
import { Returns } from '../../platform/http/returns';
import { idParams } from '../../platform/http/schemas';
import { BookingScreens } from './booking-screens.service';
import {
  bookingRowsSchema,
  type BookingRowView,
  bookingScreenSchema,
  type BookingScreenView,
  screenQuery,
} from './booking-screens.schemas';

@ApiTags('bookings')
@Controller('v1/bookings')
export class BookingScreensController {
  constructor(private readonly screens: BookingScreens) {}

  @Get()
  @Authenticated()
  @Returns(bookingRowsSchema, { problems: [401] })
  @ApiOperation({
    operationId: 'listBookings',
    summary: 'Your bookings, as candidate and as coach',
    description:
      'Sessions; with kind=document the documents that are read for you, or that you read. Each with its state in words ' +
      'and what waits for you.',
  })
  list(
    @Caller() caller: Principal,
    @Query({ schema: bookingListQuery }) query: BookingListQuery,
  ): Promise<{ items: BookingRowView[]; nextCursor: string | null }> {
    return this.screens.list(caller, query);
  }

  @Get('to-do')
  @Authenticated()
  @Returns(bookingRowsSchema, { description: 'The most urgent first, at most 100.', problems: [401] })
  @ApiOperation({
    operationId: 'listToDo',
    summary: 'What waits for you: to pay, join, upload, grade, write, answer',
  })
  toDo(@Caller() caller: Principal): Promise<{ items: BookingRowView[]; nextCursor: null }> {
    return this.screens.toDo(caller);
  }

  @Get(':id')
  @Authenticated()
  @Returns(bookingScreenSchema, { problems: [401, 404] })
  @ApiOperation({
    operationId: 'getBooking',
    summary: 'One of your bookings',
    description:
      'With all that its page shows: its state in words, what you may do, what happened, money, feedback.',
  })
  one(
    @Caller() caller: Principal,
    @Param({ schema: idParams }) { id }: { id: string },
    @Query({ schema: screenQuery }) { back }: { back?: 'paid' | 'left' },
  ): Promise<BookingScreenView> {
    return this.screens.one(caller, id, { back });
  }
}
