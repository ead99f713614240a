import { useNavigate } from '@tanstack/react-router';
import { visitor } from '../api/api';
import { session } from '../api/session';
import { facts } from '../frame/facts';
import { landing } from '../frame/landing';
import { ButtonAnchor } from '../ui/button';
import { Card } from '../ui/card';
import { Page } from '../ui/page';
import { Empty } from '../ui/states';
import { DemoPeople } from './demo-people';
import { accountWords } from './words';

const words = accountWords.sandbox;

/** What stands in for the world around the product, and how to use it. */
export const Sandbox = () => {
  const navigate = useNavigate();
  const be = async (email: string, password: string): Promise<void> => {
    session.begin(await visitor.post('/v1/logins', { body: { email, password, cookie: true } }));
    await navigate({ href: await landing() });
  };
  if (!facts.sandbox)
    return (
      <Page title={words.title}>
        <h1>{words.title}</h1>
        <Empty>{words.none}</Empty>
      </Page>
    );
  return (
    <Page title={words.title}>
      <h1>{words.title}</h1>
      <p className="text-soft">{words.lead}</p>
      <DemoPeople be={be} />
      <Card className="grid gap-3">
        <h2>{words.mailbox}</h2>
        <p>{words.mailboxText}</p>
        <div>
          <ButtonAnchor href="/sandbox/mailbox">{words.openMailbox}</ButtonAnchor>
        </div>
      </Card>
      <Card className="grid gap-3">
        <h2>{words.payments}</h2>
        <p>{words.paymentsText}</p>
        <div>
          <ButtonAnchor href={facts.sandbox.payments} target="_blank" rel="noreferrer">
            {words.openPayments}
          </ButtonAnchor>
        </div>
      </Card>
      <Card className="grid gap-3">
        <h2>{words.clock}</h2>
        <p>{words.clockText}</p>
      </Card>
    </Page>
  );
};
