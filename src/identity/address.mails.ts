import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/config';
import type { Tx } from '../platform/database/database';
import { type MailContent, writtenMail } from '../platform/mail/layout';
import { Mails } from '../platform/mail/mails';
import { newId } from '../shared/ids';
import { pages } from '../shared/links';
import { shownAddress } from '../shared/email-address';

/** The mails about a change of address: to the new one, to the old one, and to whoever has the new one already. */
@Injectable()
export class AddressMails {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly mails: Mails,
  ) {}

  /** To the new address. */
  confirm(tx: Tx, accountId: string, email: string, token: string): Promise<void> {
    return this.send(tx, 'account.confirm_new_address', accountId, email, {
      title: 'Confirm your new address',
      paragraphs: [
        'Somebody, probably you, wants to use this address for their Greenroom account from now on. The link works ' +
          'for 24 hours. All sessions end when you use it.',
        'If this was not you, ignore this mail: nothing happens without the link.',
      ],
      action: { label: 'Use this address', url: this.ours(pages.changeAddress(token)) },
    });
  }

  /** To somebody whose account has the address that another one should get. */
  taken(tx: Tx, ownerId: string, email: string): Promise<void> {
    return this.send(tx, 'account.address_in_use', ownerId, email, {
      title: 'You already have an account',
      paragraphs: [
        'Somebody, probably you, wanted to use this address for another Greenroom account. Nothing has changed: an ' +
          'address has one account.',
        'Log in with this address as usual. If you forgot your password, ask for a new one on the log-in page.',
      ],
    });
  }

  /** To the old address. */
  changed(
    tx: Tx,
    accountId: string,
    { from, to, token }: { from: string; to: string; token: string },
  ): Promise<void> {
    return this.send(tx, 'account.address_changed', accountId, from, {
      title: 'Your address was changed',
      paragraphs: [
        `Your Greenroom account now has the address ${shownAddress(to)}. All sessions have ended.`,
        'If this was not you, say so within seven days: your account gets this address back, everybody is logged ' +
          'out, and you choose a new password.',
      ],
      action: { label: 'This was not me', url: this.ours(pages.keepAddress(token)) },
    });
  }

  /** To the old address, which is the account's again. */
  restored(tx: Tx, accountId: string, email: string, token: string): Promise<void> {
    return this.send(tx, 'account.address_restored', accountId, email, {
      title: 'Your account has this address again: choose a new password',
      paragraphs: [
        'The change of address is taken back and all sessions have ended. Somebody knew your password, so it does ' +
          'not work any more: choose another. The link works for one hour and once; ask for a new one on the log-in ' +
          'page when it is too old.',
      ],
      action: { label: 'Choose a new password', url: this.ours(pages.choosePassword(token)) },
    });
  }

  private send(tx: Tx, kind: string, recipientId: string, to: string, content: MailContent): Promise<void> {
    return this.mails.enqueue(tx, {
      kind,
      recipientId,
      about: newId(),
      to,
      ...writtenMail(content, this.config.publicUrl),
    });
  }

  private ours(page: string): string {
    return `${this.config.publicUrl}${page}`;
  }
}
