import { Inject, Injectable } from '@nestjs/common';
import {
  type Booking,
  type BookingListQuery,
  BookingQueries,
  type BookingView,
  calendarFilePath,
  kindOf,
} from '../../bookings';
import { DocumentViews } from '../../documents';
import { Packs, titlesOf } from '../../packs';
import { CONFIG, type Config } from '../../platform/config/config';
import { Clock } from '../../platform/clock/clock';
import type { Principal } from '../../platform/http/access';
import { notFound } from '../../shared/errors';
import { hasCalendarFile, rowView, screenParts, type ToldBooking } from './booking-views';
import type { BookingRowView, BookingScreenView } from './booking-screens.schemas';
import { ReportsInShort } from './reports-in-short.service';
import { type Came, ToldBookings } from './told-bookings.service';
import { WaitingBookings } from './waiting-bookings.queries';

/** The bookings of somebody, and each in every state. */
@Injectable()
export class BookingScreens {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly queries: BookingQueries,
    private readonly told: ToldBookings,
    private readonly waiting: WaitingBookings,
    private readonly packs: Packs,
    private readonly documents: DocumentViews,
    private readonly reports: ReportsInShort,
  ) {}

  async list(
    viewer: Principal,
    query: BookingListQuery,
  ): Promise<{ items: BookingRowView[]; nextCursor: string | null }> {
    const { items, nextCursor } = await this.queries.list(viewer, query);
    return { items: await this.rows(viewer, items), nextCursor };
  }

  /** One booking for one of its two people; 404 for everybody else. */
  async one(viewer: Principal, id: string, came: Came): Promise<BookingScreenView> {
    const view = await this.queries.one(viewer, id);
    const told = (await this.told.to(viewer, [id], came)).get(id);
    if (!told) throw notFound('booking');
    return {
      ...this.row(view, told),
      ...screenParts(told, this.clock.now()),
      practising: this.practising(told.booking),
      report: await this.reports.of(told),
      document: kindOf(view).needsDocument ? await this.documents.one(viewer, id) : null,
      calendarFile: this.calendarFile(told),
    };
  }

  /** What waits for the viewer, the most urgent first. */
  async toDo(viewer: Principal): Promise<{ items: BookingRowView[]; nextCursor: null }> {
    const told = await this.waitingFor(viewer);
    const views = await this.queries.own(viewer, [...told.keys()]);
    return { items: views.flatMap((view) => this.rowOf(view, told)).sort(byUrgency), nextCursor: null };
  }

  /** How many of them there are. */
  async countToDo(viewer: Principal): Promise<number> {
    return (await this.waitingFor(viewer)).size;
  }

  private async waitingFor(viewer: Principal): Promise<Map<string, ToldBooking>> {
    const told = await this.told.to(viewer, await this.waiting.mayWaitFor(viewer.accountId));
    return new Map([...told].filter(([, { answer }]) => answer.toDo !== null));
  }

  private async rows(viewer: Principal, views: BookingView[]): Promise<BookingRowView[]> {
    const told = await this.told.to(
      viewer,
      views.map(({ id }) => id),
    );
    return views.flatMap((view) => this.rowOf(view, told));
  }

  private rowOf(view: BookingView, all: Map<string, ToldBooking>): BookingRowView[] {
    const told = all.get(view.id);
    return told ? [this.row(view, told)] : [];
  }

  private row(view: BookingView, told: ToldBooking): BookingRowView {
    return rowView(view, told, this.titles(told.booking));
  }

  private titles({ packKey, stageKey, ...booking }: Booking): { pack: string; stage: string } {
    const pack = this.packs.pack(packKey)?.title ?? packKey;
    return { pack, stage: this.packs[kindOf(booking).titledBy](packKey, stageKey) };
  }

  private practising({ packKey, practice }: Booking): BookingScreenView['practising'] {
    const { focus, principles, competencies, resumeUrl } = practice;
    const titleOf = titlesOf(this.packs.pack(packKey));
    return { focus, topics: [...principles, ...competencies].map(titleOf), resumeUrl };
  }

  private calendarFile(told: ToldBooking): string | null {
    const { booking, reader, people } = told;
    const { linkRevision } = people[reader.side];
    return hasCalendarFile(told)
      ? calendarFilePath(booking.id, this.config.secret, reader.side, linkRevision)
      : null;
  }
}

/** What ends first comes first; what nothing ends comes last, by its start. */
const byUrgency = (a: BookingRowView, b: BookingRowView): number =>
  endOf(a) - endOf(b) || new Date(a.startsAt).getTime() - new Date(b.startsAt).getTime();

const endOf = ({ toDo }: BookingRowView): number =>
  toDo?.until ? new Date(toDo.until).getTime() : Number.MAX_SAFE_INTEGER;
