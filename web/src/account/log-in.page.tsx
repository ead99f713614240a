import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProblem, visitor } from '../api/api';
import { session } from '../api/session';
import { landing } from '../frame/landing';
import { safeNext } from '../frame/next';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Notice } from '../ui/chip';
import { PasswordField, TextField } from '../ui/fields';
import { Form, type Typed } from '../ui/form';
import { Page } from '../ui/page';
import { TextLink } from '../ui/text-link';
import { DemoPeople } from './demo-people';
import { Resend } from './resend';
import { Suspended, type Suspension, suspensionIn } from './suspended';
import { accountWords } from './words';

const words = accountWords.logIn;
const route = getRouteApi('/login');

/** Where people come in, and go on to what they came for. */
export const LogIn = () => {
  const { next, email, done } = route.useSearch();
  const [tried, setTried] = useState(email ?? '');
  const [suspension, setSuspension] = useState<Suspension | null>(null);
  const logIn = useLogIn(next);
  const submit = async (typed: Typed): Promise<void> => {
    setTried(typed.email ?? '');
    try {
      await logIn(typed.email ?? '', typed.password ?? '');
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'account.suspended') throw error;
      setSuspension(suspensionIn(error.problem));
    }
  };
  if (suspension) return <Suspended {...suspension} />;
  const wrong = (
    <p>
      {words.wrong} {words.unconfirmed} <Resend email={tried} next={next} />
    </p>
  );
  return (
    <Page title={words.title} width="narrow">
      <Card className="grid gap-6">
        <h1>{words.title}</h1>
        <Done done={done} />
        <Wanted next={safeNext(next)} />
        <Form onSubmit={submit} sentences={{ 'auth.wrong_credentials': wrong }}>
          {({ isSending }) => (
            <>
              <TextField
                label={accountWords.fields.email}
                name="email"
                type="email"
                autoComplete="username"
                defaultValue={email}
              />
              <PasswordField
                label={accountWords.fields.password}
                name="password"
                autoComplete="current-password"
              />
              <Button type="submit" kind="primary" wide isPending={isSending}>
                {words.button}
              </Button>
            </>
          )}
        </Form>
        <div className="flex flex-wrap justify-between gap-x-6 gap-y-2">
          <TextLink to="/forgot-password" search={{ next }} className="py-2">
            {words.forgot}
          </TextLink>
          <span className="py-2">
            {words.newHere}{' '}
            <TextLink to="/signup" search={{ next }}>
              {words.signUp}
            </TextLink>
          </span>
        </div>
      </Card>
      <DemoPeople be={logIn} />
    </Page>
  );
};

/** Logs somebody in and leads them to what they wanted, else to where their role begins. */
const useLogIn = (next: string | undefined) => {
  const navigate = useNavigate();
  return async (email: string, password: string): Promise<void> => {
    session.begin(await visitor.post('/v1/logins', { body: { email, password, cookie: true } }));
    await navigate({ href: safeNext(next) ?? (await landing()) });
  };
};

/** What has just been done with the link of a mail. */
const Done = ({ done }: { done: string | undefined }) => {
  const said = {
    confirmed: accountWords.verify.done,
    password: accountWords.reset.done,
    address: accountWords.changeAddress.done,
  };
  const text = done && done in said ? said[done as keyof typeof said] : null;
  return text ? (
    <Notice tone="good" icon="check">
      {text}
    </Notice>
  ) : null;
};

const Wanted = ({ next }: { next: string | null }) => {
  const thing = words.things.find(([pattern]) => next && pattern.test(next))?.[1];
  return thing ? <p className="text-soft">{words.toSee(thing)}</p> : null;
};
