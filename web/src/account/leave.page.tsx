import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Schemas } from '../api/api';
import { useRead } from '../api/read';
import { session } from '../api/session';
import { Button, ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { PasswordField, TextField } from '../ui/fields';
import { Form } from '../ui/form';
import { Page } from '../ui/page';
import { Shown } from '../ui/states';
import { TextLink } from '../ui/text-link';
import { ownWords } from './own-words';
import { Section } from './section';

const words = ownWords.leave;

/** What leaving would do, and leaving. */
export const Leave = () => {
  const [isGone, setGone] = useState(false);
  if (isGone) return <Gone />;
  return <Before gone={() => setGone(true)} />;
};

const Before = ({ gone }: { gone: () => void }) => {
  const preview = useRead('/v1/me/erasure');
  return (
    <Page title={words.title}>
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <Shown of={preview} thing="what leaving would do" height={480}>
        {({ possible, obstacles, groups }) => (
          <>
            {!possible && <Obstacles obstacles={obstacles} />}
            <Groups title={words.deleted} groups={groups.filter(({ stays }) => !stays)} />
            <Groups title={words.kept} groups={groups.filter(({ stays }) => stays)} />
            {possible && <Erase gone={gone} />}
          </>
        )}
      </Shown>
      <div>
        <ButtonLink to="/account">{words.keep}</ButtonLink>
      </div>
    </Page>
  );
};

type Preview = Schemas['ErasurePreview'];

const Obstacles = ({ obstacles }: { obstacles: Preview['obstacles'] }) => (
  <Section title={words.open}>
    <p>{words.openLead}</p>
    <ul className="grid list-disc gap-2 pl-5">
      {obstacles.map(({ code, detail, subjectId }) => (
        <li key={`${code} ${subjectId ?? ''}`}>
          {detail}{' '}
          {code === 'erasure.session_open' && subjectId && (
            <TextLink to="/bookings/$id" params={{ id: subjectId }}>
              {words.see}
            </TextLink>
          )}
        </li>
      ))}
    </ul>
  </Section>
);

/** Nothing is said of what one has none of. */
const Groups = ({ title, groups }: { title: string; groups: Preview['groups'] }) => {
  const present = groups.filter(({ count }) => count > 0);
  if (present.length === 0) return null;
  return (
    <Section title={title}>
      <dl className="grid gap-3">
        {present.map(({ title: name, what, count }) => (
          <div key={name}>
            <dt className="font-semibold">
              {name} {count > 1 && <span className="font-normal text-soft">({count})</span>}
            </dt>
            <dd className="text-soft">{what}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
};

const Erase = ({ gone }: { gone: () => void }) => (
  <Card>
    <Form
      onSubmit={async ({ confirm = '', password = '' }) => {
        await api.post('/v1/me/erasure', {
          body: { confirm: confirm.trim() as typeof words.words, password } as never,
        });
        gone();
        session.end();
      }}
    >
      {({ isSending }) => (
        <>
          <TextField label={words.confirm} name="confirm" autoComplete="off" />
          <PasswordField label={words.password} name="password" autoComplete="current-password" />
          <div>
            <Button type="submit" kind="danger" isPending={isSending}>
              {words.button}
            </Button>
          </div>
        </>
      )}
    </Form>
  </Card>
);

const Gone = () => {
  const navigate = useNavigate();
  return (
    <Page title={words.doneTitle} width="narrow">
      <Card className="grid gap-4">
        <h1>{words.doneTitle}</h1>
        <p role="status">{words.done}</p>
        <div>
          <Button onPress={() => void navigate({ to: '/' })}>OK</Button>
        </div>
      </Card>
    </Page>
  );
};
