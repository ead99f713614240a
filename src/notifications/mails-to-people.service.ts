import { Inject, Injectable } from '@nestjs/common';
import type { AccountProfile } from '../identity';
import { CONFIG, type Config } from '../platform/config/config';
import type { Tx } from '../platform/database/database';
import { type MailContent, writtenMail } from '../platform/mail/layout';
import { Mails, type NewMail } from '../platform/mail/mails';
import { unlinked } from '../platform/mail/unlinked';

export interface MailToPerson extends Pick<NewMail, 'kind' | 'about' | 'sequence' | 'calendar'> {
  to: AccountProfile;
  content: MailContent;
}

/**
 * Queues mails to people: greeted by name, in text and HTML, with no link but our own, whatever the people in it wrote.
 * The same mail again is a no-op.
 */
@Injectable()
export class MailsToPeople {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly mails: Mails,
  ) {}

  send(tx: Tx, { to, content, ...mail }: MailToPerson): Promise<void> {
    const greeted = { ...content, paragraphs: [`Hello ${to.name},`, ...content.paragraphs] };
    return this.mails.enqueue(tx, {
      ...mail,
      recipientId: to.id,
      to: to.email,
      toName: unlinked(to.name),
      ...writtenMail(greeted, this.config.publicUrl),
    });
  }
}
