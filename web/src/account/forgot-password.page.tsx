import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { visitor } from '../api/api';
import { facts } from '../frame/facts';
import { safeNext } from '../frame/next';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Notice } from '../ui/chip';
import { TextField } from '../ui/fields';
import { Form } from '../ui/form';
import { Page } from '../ui/page';
import { TextAnchor, TextLink } from '../ui/text-link';
import { accountWords } from './words';

const words = accountWords.forgot;
const route = getRouteApi('/forgot-password');

/** Asks for the mail with which one chooses a new password. */
export const ForgotPassword = () => {
  const { next, email } = route.useSearch();
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <Page title={words.title} width="narrow">
      <Card className="grid gap-6">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
        {sentTo !== null && (
          <div role="status">
            <Notice tone="good" icon="check">
              {words.sent(sentTo)}
            </Notice>
          </div>
        )}
        <Form
          onSubmit={async (typed) => {
            const body = { email: typed.email ?? '', next: safeNext(next) ?? undefined };
            await visitor.post('/v1/password-resets', { body });
            setSentTo(body.email);
          }}
        >
          {({ isSending }) => (
            <>
              <TextField
                label={accountWords.fields.email}
                name="email"
                type="email"
                autoComplete="username"
                defaultValue={email}
              />
              <Button type="submit" kind="primary" wide isPending={isSending}>
                {words.button}
              </Button>
            </>
          )}
        </Form>
        {sentTo !== null && facts.sandbox && (
          <TextAnchor href="/sandbox/mailbox">{accountWords.sent.mailbox}</TextAnchor>
        )}
        <TextLink to="/login" search={{ next }}>
          {words.back}
        </TextLink>
      </Card>
    </Page>
  );
};
