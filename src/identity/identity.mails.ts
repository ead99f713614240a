import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/config';
import type { Tx } from '../platform/database/database';
import { type MailContent, writtenMail } from '../platform/mail/layout';
import { Mails } from '../platform/mail/mails';
import { newId } from '../shared/ids';
import { pages } from '../shared/links';

/** What a link lets somebody do, and which of our pages they go to then. */
export interface MailedLink {
  token: string;
  next: string | null;
}

/** The mails about an account itself. Links always lead to our configured address. */
@Injectable()
export class IdentityMails {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly mails: Mails,
  ) {}

  /** Nobody has confirmed this address yet, so nothing stands in here that whoever signed up has typed. */
  verify(tx: Tx, accountId: string, to: { email: string }, { token, next }: MailedLink): Promise<void> {
    return this.send(tx, 'account.verify_email', accountId, to.email, {
      title: 'Confirm your address',
      paragraphs: [
        'Please confirm that this is your address. The link works for 48 hours.',
        'If you did not sign up, ignore this mail: nothing happens without the link.',
      ],
      action: { label: 'Confirm', url: this.ours(pages.confirmAddress(token, next ?? undefined)) },
    });
  }

  /** Here neither. */
  choosePassword(
    tx: Tx,
    accountId: string,
    to: { email: string },
    { token, next }: MailedLink,
  ): Promise<void> {
    return this.send(tx, 'account.choose_password', accountId, to.email, {
      title: 'Confirm your address and choose a password',
      paragraphs: [
        'This address was signed up twice, or a new password was asked for before it was confirmed. Both may have ' +
          'been you. So that only you know the password, choose it now. The link works for one hour and once; the ' +
          'links of earlier mails lead to the same.',
        'Choosing it accepts the terms of Greenroom. You begin as a candidate; once you are logged in, look at your ' +
          'name and your time zone, and become a coach if you want to.',
        'If you did not sign up, ignore this mail: nothing happens without the link.',
      ],
      action: { label: 'Choose a password', url: this.ours(pages.choosePassword(token, next ?? undefined)) },
    });
  }

  alreadyRegistered(tx: Tx, accountId: string, email: string, next: string | null): Promise<void> {
    return this.send(tx, 'account.already_registered', accountId, email, {
      title: 'You already have an account',
      paragraphs: [
        'Somebody, probably you, tried to sign up with this address. Nothing has changed.',
        'Log in as usual. If you forgot your password, ask for a new one on the log-in page.',
      ],
      action: { label: 'Log in', url: this.ours(pages.logIn(next ?? undefined)) },
    });
  }

  resetPassword(tx: Tx, accountId: string, email: string, { token, next }: MailedLink): Promise<void> {
    return this.send(tx, 'account.reset_password', accountId, email, {
      title: 'Choose a new password',
      paragraphs: [
        'The link works for one hour and once. All your sessions end when you use it.',
        'If you did not ask for this, ignore this mail.',
      ],
      action: {
        label: 'Choose a new password',
        url: this.ours(pages.choosePassword(token, next ?? undefined)),
      },
    });
  }

  /** `ended`: which sessions did. Who changed it while logged in goes on there. */
  passwordChanged(
    tx: Tx,
    accountId: string,
    email: string,
    ended: 'everywhere' | 'elsewhere',
  ): Promise<void> {
    const which = ended === 'everywhere' ? 'All sessions have ended.' : 'All other sessions have ended.';
    return this.send(tx, 'account.password_changed', accountId, email, {
      title: 'Your password was changed',
      paragraphs: [`${which} If this was not you, ask for a new password now.`],
    });
  }

  alreadyConfirmed(tx: Tx, accountId: string, email: string, next: string | null): Promise<void> {
    return this.send(tx, 'account.already_confirmed', accountId, email, {
      title: 'Your address is confirmed already',
      paragraphs: [
        'Somebody, probably you, asked for the mail that confirms this address. There is nothing left to confirm.',
        'Log in as usual. If you forgot your password, ask for a new one on the log-in page.',
      ],
      action: { label: 'Log in', url: this.ours(pages.logIn(next ?? undefined)) },
    });
  }

  suspended(tx: Tx, accountId: string, email: string, cause: string): Promise<void> {
    return this.send(tx, 'account.suspended', accountId, email, {
      title: 'Your account is suspended',
      paragraphs: [
        'You have been logged out everywhere and cannot log in at present.',
        `The reason given: ${cause}`,
        'What was booked with you is told in mails of their own.',
        'If you think that this is a mistake, answer this mail: a person reads it.',
      ],
    });
  }

  reinstated(tx: Tx, accountId: string, email: string): Promise<void> {
    return this.send(tx, 'account.reinstated', accountId, email, {
      title: 'Your account works again',
      paragraphs: ['The suspension has ended. You can log in as usual.'],
      action: { label: 'Log in', url: this.ours(pages.logIn()) },
    });
  }

  private send(tx: Tx, kind: string, accountId: string, to: string, content: MailContent): Promise<void> {
    return this.mails.enqueue(tx, {
      kind,
      recipientId: accountId,
      about: newId(),
      to,
      ...writtenMail(content, this.config.publicUrl),
    });
  }

  private ours(page: string): string {
    return `${this.config.publicUrl}${page}`;
  }
}
