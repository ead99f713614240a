import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api } from '../api/api';
import { session } from '../api/session';
import { Button, ButtonLink } from '../ui/button';
import { Notice } from '../ui/chip';
import { CheckboxField, PasswordField, TextField } from '../ui/fields';
import { Form } from '../ui/form';
import { say } from '../ui/toast';
import { ownWords } from './own-words';
import { Section } from './section';
import { accountWords } from './words';

const words = ownWords.account;

/** A form that shows once it is asked for; `close` puts it away. */
const Folded = ({ label, children }: { label: string; children: (close: () => void) => ReactNode }) => {
  const [isOpen, open] = useState(false);
  if (isOpen) return <>{children(() => open(false))}</>;
  return (
    <div>
      <Button onPress={() => open(true)}>{label}</Button>
    </div>
  );
};

export const AddressPart = ({ email }: { email: string }) => {
  const [isSent, setSent] = useState(false);
  return (
    <Section title={words.address.title}>
      <p>{words.address.now(email)}</p>
      {isSent && (
        <div role="status">
          <Notice tone="good" icon="check">
            {words.address.sent}
          </Notice>
        </div>
      )}
      <Folded label={words.address.change}>
        {(close) => (
          <Form
            onSubmit={async ({ email: address = '', password = '' }) => {
              await api.post('/v1/me/email-change', { body: { email: address, password } });
              setSent(true);
              close();
            }}
          >
            {({ isSending }) => (
              <>
                <TextField label={words.address.email} name="email" type="email" autoComplete="email" />
                <PasswordField
                  label={words.address.password}
                  name="password"
                  autoComplete="current-password"
                />
                <div>
                  <Button type="submit" kind="primary" isPending={isSending}>
                    {words.address.button}
                  </Button>
                </div>
              </>
            )}
          </Form>
        )}
      </Folded>
    </Section>
  );
};

export const PasswordPart = () => (
  <Section title={words.password.title}>
    <Folded label={words.password.change}>
      {(close) => (
        <Form
          onSubmit={async ({ password = '', newPassword = '' }) => {
            const { message, ...tokens } = await api.post('/v1/me/password', {
              body: { password, newPassword },
            });
            session.renew(tokens);
            say(message);
            close();
          }}
        >
          {({ isSending }) => (
            <>
              <p className="text-soft">{words.password.lead}</p>
              <PasswordField label={words.password.present} name="password" autoComplete="current-password" />
              <PasswordField
                label={words.password.next}
                name="newPassword"
                autoComplete="new-password"
                help={accountWords.fields.newPasswordHelp}
              />
              <div>
                <Button type="submit" kind="primary" isPending={isSending}>
                  {words.password.button}
                </Button>
              </div>
            </>
          )}
        </Form>
      )}
    </Folded>
  </Section>
);

export const CoachPart = () => {
  const queries = useQueryClient();
  return (
    <Section title={words.coach.title}>
      <p className="text-soft">{words.coach.lead}</p>
      <Form
        onSubmit={async (typed) => {
          const coachTermsAccepted = ('coachTermsAccepted' in typed) as true;
          await api.post('/v1/me/roles', { body: { role: 'coach', coachTermsAccepted } });
          say(words.coach.done);
          await queries.invalidateQueries();
        }}
      >
        {({ isSending }) => (
          <>
            <CheckboxField name="coachTermsAccepted">{words.coach.terms}</CheckboxField>
            <div>
              <Button type="submit" isPending={isSending}>
                {words.coach.button}
              </Button>
            </div>
          </>
        )}
      </Form>
    </Section>
  );
};

export const DataPart = () => (
  <Section title={words.data.title}>
    <p className="text-soft">{words.data.lead}</p>
    <Folded label={words.data.download}>
      {(close) => (
        <Form
          onSubmit={async ({ password = '' }) => {
            keep(await api.post('/v1/me/export', { body: { password }, parseAs: 'blob' }));
            close();
          }}
        >
          {({ isSending }) => (
            <>
              <PasswordField label={words.data.password} name="password" autoComplete="current-password" />
              <div>
                <Button type="submit" kind="primary" isPending={isSending}>
                  {words.data.download}
                </Button>
              </div>
            </>
          )}
        </Form>
      )}
    </Folded>
    <div>
      <ButtonLink to="/account/leave" kind="danger">
        {words.data.leave}
      </ButtonLink>
    </div>
  </Section>
);

/** Hands a file to the browser, which asks where to keep it. */
const keep = (file: unknown): void => {
  const address = URL.createObjectURL(file as Blob);
  const link = Object.assign(document.createElement('a'), { href: address, download: words.data.fileName });
  link.click();
  URL.revokeObjectURL(address);
};
