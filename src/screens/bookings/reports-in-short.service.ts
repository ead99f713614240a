import { Injectable } from '@nestjs/common';
import { FormContexts, FormStore, isReleased, releasedRecommendation } from '../../forms';
import { Database } from '../../platform/database/database';
import { localIso } from '../../shared/zones/in-words';
import type { BookingScreenView } from './booking-screens.schemas';
import type { ToldBooking } from './booking-views';

/** The released feedback in short, as the page of its booking shows it. */
@Injectable()
export class ReportsInShort {
  constructor(
    private readonly database: Database,
    private readonly forms: FormStore,
    private readonly contexts: FormContexts,
  ) {}

  /** Null while its candidate cannot read it. */
  async of({ booking, reader }: ToldBooking): Promise<BookingScreenView['report']> {
    if (!booking.formReleasedAt) return null;
    const form = await this.forms.ofBooking(booking.id);
    if (!form || !isReleased(form) || !form.releasedAt) return null;
    const recommendation = releasedRecommendation(await this.contexts.reading(form), form.answers);
    return {
      releasedAt: form.releasedAt,
      releasedAtLocal: localIso(form.releasedAt, reader.zone),
      recommendation: recommendation?.title ?? null,
      amendment: form.amendedAt ? await this.amendment(form.id, reader.zone) : null,
    };
  }

  /** The latest one, with its reason, which its candidate reads. */
  private async amendment(formId: string, zone: string) {
    const [latest] = await this.database.query<{ at: Date; reason: string | null }>(
      `SELECT at, reason FROM form_record WHERE form_id = $1 AND kind = 'amended' ORDER BY number DESC LIMIT 1`,
      [formId],
    );
    return latest ? { at: latest.at, atLocal: localIso(latest.at, zone), reason: latest.reason ?? '' } : null;
  }
}
