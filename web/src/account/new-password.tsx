import { useNavigate } from '@tanstack/react-router';
import { visitor } from '../api/api';
import { Button } from '../ui/button';
import { PasswordField } from '../ui/fields';
import { Form } from '../ui/form';
import { TextLink } from '../ui/text-link';
import { accountWords } from './words';

const words = accountWords.reset;

/** Chooses a password with the link of a mail, and goes on to the log-in. */
export const NewPassword = ({ token, next }: { token: string; next: string | undefined }) => {
  const navigate = useNavigate();
  const old = (
    <p>
      {words.old}{' '}
      <TextLink to="/forgot-password" search={{ next }} className="text-bad!">
        {words.another}
      </TextLink>
    </p>
  );
  return (
    <Form
      sentences={{ 'token.invalid': old }}
      onSubmit={async ({ password = '' }) => {
        await visitor.post('/v1/password-resets/confirm', { body: { token, password } });
        await navigate({ to: '/login', search: { next, done: 'password' } });
      }}
    >
      {({ isSending }) => (
        <>
          <PasswordField
            label={accountWords.fields.newPassword}
            name="password"
            autoComplete="new-password"
            help={accountWords.fields.newPasswordHelp}
          />
          <Button type="submit" kind="primary" wide isPending={isSending}>
            {words.button}
          </Button>
        </>
      )}
    </Form>
  );
};
