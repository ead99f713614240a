import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { api } from '../api/api';
import { session } from '../api/session';
import { safeNext } from '../frame/next';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { PasswordField, TextField } from '../ui/fields';
import { Form } from '../ui/form';
import { Page } from '../ui/page';
import { accountWords } from './words';

const words = accountWords.logIn;
const route = getRouteApi('/login');

/** Where people come in, and go on to what they came for. */
export const LogIn = () => {
  const { next, email } = route.useSearch();
  const navigate = useNavigate();
  const logIn = async (typed: Record<string, string>): Promise<void> => {
    session.begin(
      await api.post('/v1/logins', {
        body: { email: typed.email ?? '', password: typed.password ?? '', cookie: true },
      }),
    );
    await navigate({ href: safeNext(next) ?? '/' });
  };
  return (
    <Page title={words.title} width="narrow">
      <Card className="grid gap-6">
        <h1>{words.title}</h1>
        <Form onSubmit={logIn} sentences={{ 'auth.wrong_credentials': words.wrong }}>
          {({ isSending }) => (
            <>
              <TextField
                label={words.email}
                name="email"
                type="email"
                autoComplete="username"
                defaultValue={email}
              />
              <PasswordField label={words.password} name="password" autoComplete="current-password" />
              <Button type="submit" kind="primary" wide isPending={isSending}>
                {words.button}
              </Button>
            </>
          )}
        </Form>
      </Card>
    </Page>
  );
};
