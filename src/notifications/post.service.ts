import { Injectable } from '@nestjs/common';
import type { AccountProfile } from '../identity';
import type { Tx } from '../platform/database/database';
import { type MailContent, mailHtml, mailText } from '../platform/mail/layout';
import { Mails, type NewMail } from '../platform/mail/mails';

export interface Letter extends Pick<NewMail, 'kind' | 'about' | 'sequence' | 'calendar'> {
  to: AccountProfile;
  content: MailContent;
}

/** Queues mails to people: greeted by name, in text and HTML. The same letter again is a no-op. */
@Injectable()
export class Post {
  constructor(private readonly mails: Mails) {}

  send(tx: Tx, { to, content, ...letter }: Letter): Promise<void> {
    const greeted = { ...content, paragraphs: [`Hello ${to.name},`, ...content.paragraphs] };
    return this.mails.enqueue(tx, {
      ...letter,
      recipientId: to.id,
      to: to.email,
      toName: to.name,
      subject: content.title,
      text: mailText(greeted),
      html: mailHtml(greeted),
    });
  }
}
