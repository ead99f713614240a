import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { visitor } from '../api/api';
import { facts } from '../frame/facts';
import { safeNext } from '../frame/next';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { CheckboxField, PasswordField, TextField } from '../ui/fields';
import { Form, type Typed } from '../ui/form';
import { Page } from '../ui/page';
import { TextAnchor, TextLink } from '../ui/text-link';
import { browserZone, ZoneField } from '../ui/zone-field';
import { Resend } from './resend';
import { accountWords } from './words';

const { fields, signUp: words, sent } = accountWords;
const route = getRouteApi('/signup');

/** Where people get an account; it goes on by mail. */
export const SignUp = () => {
  const { next: wanted, as } = route.useSearch();
  const next = safeNext(wanted) ?? undefined;
  const [email, setEmail] = useState<string | null>(null);
  const signUp = async (typed: Typed): Promise<void> => {
    await visitor.post('/v1/accounts', { body: wishOf(typed, next) });
    setEmail(typed.email ?? '');
  };
  // Kept in the page while the mail is told of, so that nothing typed is lost by going back.
  return (
    <>
      {email !== null && <Sent email={email} next={next} back={() => setEmail(null)} />}
      <div hidden={email !== null}>
        <SignUpForm signUp={signUp} next={next} coach={as === 'coach'} isOver={email !== null} />
      </div>
    </>
  );
};

const wishOf = (typed: Typed, next: string | undefined) => ({
  email: typed.email ?? '',
  password: typed.password ?? '',
  name: typed.name ?? '',
  zone: typed.zone ?? '',
  // What is not ticked the API refuses, at its field.
  termsAccepted: ('termsAccepted' in typed) as true,
  ...('coach' in typed && { coach: true, coachTermsAccepted: ('coachTermsAccepted' in typed) as true }),
  next,
});

interface FormProps {
  signUp: (typed: Typed) => Promise<void>;
  next: string | undefined;
  coach: boolean;
  isOver: boolean;
}

const SignUpForm = ({ signUp, next, coach, isOver }: FormProps) => {
  const [coaches, setCoaches] = useState(coach);
  return (
    <Page title={isOver ? sent.title : words.title} width="narrow">
      <Card className="grid gap-6">
        <h1>{words.title}</h1>
        <p className="text-soft">{words.lead}</p>
        <Form onSubmit={signUp}>
          {({ isSending }) => (
            <>
              <TextField label={fields.name} name="name" autoComplete="name" help={fields.nameHelp} />
              <TextField label={fields.email} name="email" type="email" autoComplete="username" />
              <PasswordField
                label={fields.password}
                name="password"
                autoComplete="new-password"
                help={fields.newPasswordHelp}
              />
              <ZoneField label={fields.zone} name="zone" defaultValue={browserZone()} />
              <CheckboxField
                name="coach"
                isSelected={coaches}
                onChange={setCoaches}
                help={coaches && words.coachHelp}
              >
                {words.coach}
              </CheckboxField>
              {coaches && <CheckboxField name="coachTermsAccepted">{words.coachTerms}</CheckboxField>}
              <Terms />
              <Button type="submit" kind="primary" wide isPending={isSending}>
                {words.button}
              </Button>
            </>
          )}
        </Form>
        <p>
          {words.have}{' '}
          <TextLink to="/login" search={{ next }}>
            {words.logIn}
          </TextLink>
        </p>
      </Card>
    </Page>
  );
};

const Terms = () => (
  <div>
    <CheckboxField name="termsAccepted">{`${words.terms} ${words.termsLink}.`}</CheckboxField>
    <p className="text-table text-soft">
      <TextAnchor href="/terms" target="_blank">
        Terms
      </TextAnchor>{' '}
      ·{' '}
      <TextAnchor href="/privacy" target="_blank">
        Privacy
      </TextAnchor>
    </p>
  </div>
);

const Sent = ({ email, next, back }: { email: string; next: string | undefined; back: () => void }) => (
  <div className="mx-auto grid max-w-md gap-6 px-4 py-6 sm:px-6 sm:py-8">
    <Card className="grid gap-4">
      <h1 tabIndex={-1} ref={(title) => title?.focus()} className="outline-none">
        {sent.title}
      </h1>
      <p>{sent.text(email)}</p>
      <p className="text-soft">{sent.have}</p>
      <p>
        {sent.late} <Resend email={email} next={next} />
      </p>
      {facts.sandbox && <TextAnchor href="/sandbox/mailbox">{sent.mailbox}</TextAnchor>}
      <div>
        <Button kind="quiet" onPress={back}>
          {sent.other}
        </Button>
      </div>
    </Card>
  </div>
);
