import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ApiProblem, visitor } from '../api/api';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Notice } from '../ui/chip';
import { TextField } from '../ui/fields';
import { Form } from '../ui/form';
import { Page } from '../ui/page';
import { NewPassword } from './new-password';
import { accountWords } from './words';

const resetRoute = getRouteApi('/reset-password');
const verifyRoute = getRouteApi('/verify-email');
const changeRoute = getRouteApi('/confirm-address');
const keepRoute = getRouteApi('/keep-address');

/** Where the links of our mails about an account lead. Opening one changes nothing; the button does. */
const LinkPage = ({
  title,
  lead,
  token,
  children,
}: {
  title: string;
  lead?: string;
  token?: string;
  children: ReactNode;
}) => (
  <Page title={title} width="narrow">
    <Card className="grid gap-5">
      <h1>{title}</h1>
      {lead && <p>{lead}</p>}
      {token ? children : <Notice tone="bad">{accountWords.verify.noToken}</Notice>}
    </Card>
  </Page>
);

export const ResetPassword = () => {
  const { token, next } = resetRoute.useSearch();
  const words = accountWords.reset;
  return (
    <LinkPage title={words.title} lead={words.lead} token={token}>
      <NewPassword token={token ?? ''} next={next} />
    </LinkPage>
  );
};

export const VerifyEmail = () => {
  const { token = '', next } = verifyRoute.useSearch();
  const navigate = useNavigate();
  const [found, setFound] = useState<'contested' | 'old' | null>(null);
  const words = accountWords.verify;
  if (found === 'old') return <OldConfirmation next={next} />;
  if (found === 'contested')
    return (
      <LinkPage title={accountWords.reset.title} lead={accountWords.reset.why} token={token}>
        <p className="text-soft">{accountWords.reset.whyTerms}</p>
        <NewPassword token={token} next={next} />
      </LinkPage>
    );
  return (
    <LinkPage title={words.title} lead={words.lead} token={token}>
      <OneButton
        label={words.button}
        old={null}
        act={async () => {
          const answer = await visitor.post('/v1/accounts/verify', { body: { token } }).catch(asOld);
          if (answer === 'old') return setFound('old');
          if (answer.passwordNeeded) return setFound('contested');
          await navigate({ to: '/login', search: { next, email: answer.email, done: 'confirmed' } });
        }}
      />
    </LinkPage>
  );
};

const asOld = (error: unknown): 'old' => {
  if (error instanceof ApiProblem && error.code === 'token.invalid') return 'old';
  throw error;
};

export const ConfirmAddress = () => {
  const { token = '' } = changeRoute.useSearch();
  const navigate = useNavigate();
  const words = accountWords.changeAddress;
  return (
    <LinkPage title={words.title} lead={words.lead} token={token}>
      <OneButton
        label={words.button}
        old={<p>{words.old}</p>}
        act={async () => {
          await visitor.post('/v1/email-changes/confirm', { body: { token } });
          await navigate({ to: '/login', search: { done: 'address' } });
        }}
      />
    </LinkPage>
  );
};

export const KeepAddress = () => {
  const { token = '' } = keepRoute.useSearch();
  const [isDone, setDone] = useState(false);
  const words = accountWords.keepAddress;
  if (isDone)
    return (
      <LinkPage title={words.done} token={token}>
        <p role="status">{words.next}</p>
      </LinkPage>
    );
  return (
    <LinkPage title={words.title} lead={words.lead} token={token}>
      <OneButton
        label={words.button}
        old={<p>{words.old}</p>}
        act={async () => {
          await visitor.post('/v1/email-changes/undo', { body: { token } });
          setDone(true);
        }}
      />
    </LinkPage>
  );
};

const OneButton = ({ label, old, act }: { label: string; old: ReactNode; act: () => Promise<void> }) => (
  <Form onSubmit={act} sentences={{ 'token.invalid': old }}>
    {({ isSending }) => (
      <Button type="submit" kind="primary" wide isPending={isSending}>
        {label}
      </Button>
    )}
  </Form>
);

/** In the place of a link that is too old: has a new one sent. */
const OldConfirmation = ({ next }: { next: string | undefined }) => {
  const [isSent, setSent] = useState(false);
  const words = accountWords.verify;
  return (
    <LinkPage title={words.oldTitle} lead={words.old} token="old">
      {isSent ? (
        <p role="status">{accountWords.sent.sentAgain}</p>
      ) : (
        <Form
          onSubmit={async ({ email = '' }) => {
            await visitor.post('/v1/accounts/confirmation', { body: { email, next } });
            setSent(true);
          }}
        >
          {({ isSending }) => (
            <>
              <TextField
                label={accountWords.fields.email}
                name="email"
                type="email"
                autoComplete="username"
              />
              <Button type="submit" kind="primary" wide isPending={isSending}>
                {words.another}
              </Button>
            </>
          )}
        </Form>
      )}
    </LinkPage>
  );
};
