import { Injectable } from '@nestjs/common';
import type { Booking } from '../bookings';
import { conflict } from '../shared/errors';
import { SessionBriefs } from '../kits';
import { SessionKits } from '../kits';

/** What a form pins when it is begun. */
export interface SessionPlan {
  templateId: string;
  levelKey: string;
  principles: string[];
}

@Injectable()
export class SessionPlans {
  constructor(
    private readonly briefs: SessionBriefs,
    private readonly kits: SessionKits,
  ) {}

  /**
   * The published template of the stage, with level and principles as the kit told the coach before the session. A
   * principle that a newer version of the form has dropped since is left out.
   * Error: 409 `form.no_template`.
   */
  async of(booking: Booking): Promise<SessionPlan> {
    const { template, level, principles } = await this.briefs.of(booking);
    if (!template) throw conflict('form.no_template', 'This stage has no feedback form.');
    const kit = await this.kits.find(booking.id);
    const items = new Set(template.content.principles.items.map(({ key }) => key));
    const prepared = kit?.principles.filter((key) => items.has(key)) ?? [];
    return {
      templateId: template.id,
      levelKey: kit?.levelKey ?? level.key,
      principles: prepared.length > 0 ? prepared : principles,
    };
  }
}
