import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { faultPoint } from '../../platform/fault-points';
import { Ledger, stripeFee } from '../ledger';
import { StripeGateway } from './gateway/stripe.gateway';
import { lockOrder } from '../orders';

/** Posts what Stripe kept of each charge, once its balance transaction says so, and notes whose card it was. */
@Injectable()
export class StripeFees {
  constructor(
    private readonly database: Database,
    private readonly gateway: StripeGateway,
    private readonly ledger: Ledger,
  ) {}

  /** Does nothing while the balance transaction does not exist yet. Throws a GatewayError without an answer. */
  async collect(chargeId: string, paymentIntentId: string): Promise<void> {
    const facts = await this.gateway.feeOf(paymentIntentId);
    if (!facts) return;
    await this.database.tx(async (tx) => {
      const [charge] = await tx.query<{ order_id: string }>('SELECT order_id FROM charges WHERE id = $1', [
        chargeId,
      ]);
      if (!charge || !(await lockOrder(tx, charge.order_id))) return;
      await tx.query(
        'UPDATE charges SET stripe_charge_id = $2, stripe_fee_minor = $3, card_fingerprint = $4 WHERE id = $1',
        [chargeId, facts.chargeId, facts.fee.amount, facts.cardFingerprint],
      );
      await this.ledger.post(tx, stripeFee(chargeId, charge.order_id, facts.fee, facts.balanceTransactionId));
      await faultPoint('payments.before_fee_commit');
    });
  }
}
