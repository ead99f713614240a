import { useState } from 'react';
import { visitor } from '../api/api';
import { useMe } from '../api/me';
import { session } from '../api/session';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { PasswordField, TextField } from '../ui/fields';
import { Form } from '../ui/form';
import { frameWords } from './words';

const words = frameWords.again;

/**
 * Asks who was at work when their login ended to log in over the page that they are on. Whatever waits for it then goes
 * on as if nothing had been; who logs in as somebody else gets the page anew.
 */
export const LogInAgain = () => {
  const me = useMe();
  const leave = (): void => {
    session.end();
    location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
  };
  const [typed, type] = useState<string | null>(null);
  const email = typed ?? me?.email ?? '';
  return (
    <Dialog title={words.title} isOpen close={leave}>
      <p>{words.lead}</p>
      <Form
        sentences={{ 'auth.wrong_credentials': <p>{words.wrong}</p> }}
        onSubmit={async ({ password = '' }) => {
          const tokens = await visitor.post('/v1/logins', { body: { email, password, cookie: true } });
          if (email.trim().toLowerCase() === me?.email.toLowerCase()) return session.renew(tokens);
          session.begin(tokens);
          location.reload();
        }}
      >
        {({ isSending }) => (
          <>
            <TextField
              label={words.email}
              name="email"
              type="email"
              autoComplete="username"
              value={email}
              onChange={type}
            />
            <PasswordField label={words.password} name="password" autoComplete="current-password" autoFocus />
            <Button type="submit" kind="primary" wide isPending={isSending}>
              {words.button}
            </Button>
            <Button kind="quiet" wide onPress={leave}>
              {words.leave}
            </Button>
          </>
        )}
      </Form>
    </Dialog>
  );
};
