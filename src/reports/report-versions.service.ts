import { Injectable } from '@nestjs/common';
import { type FeedbackForm, FormRecordViews, type ReadingContext } from '../forms';
import { inWords } from '../shared/zones/in-words';
import { correctionsBetween } from './domain/corrections';
import { withTimesInWords } from './domain/times-in-words';
import type { ReleasedFormAnswer } from './released-forms.schemas';

/** What a report said from version to version. */
@Injectable()
export class ReportVersions {
  constructor(private readonly records: FormRecordViews) {}

  /** Oldest first, each with what it says otherwise than the one before; days and times are those of `zone`. */
  async of(
    form: FeedbackForm,
    context: ReadingContext,
    zone: string,
  ): Promise<ReleasedFormAnswer['versions']> {
    const { template } = context;
    const versions = await this.records.versions(form, context);
    const told = versions.map((version) => withTimesInWords(version.form, template, zone));
    return versions.map(({ number, kind, at, reason }, index) => {
      const [before, after] = [told[index - 1], told[index]];
      const corrections = before && after ? correctionsBetween(template, before, after) : [];
      return { number, kind, at, inWords: inWords(at, zone), reason, corrections };
    });
  }
}
