import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, byId, type Schemas, sentenceOf } from '../api/api';
import { useRead } from '../api/read';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { CheckboxGroup } from '../ui/checkbox-group';
import { DateField } from '../ui/date-field';
import { SelectField } from '../ui/select-field';
import { Form } from '../ui/form';
import { Page } from '../ui/page';
import { Shown } from '../ui/states';
import { say } from '../ui/toast';
import { ownWords } from './own-words';

const words = ownWords.targets;
const route = getRouteApi('/targets/$id');
type Saved = Schemas['Target'];

/** One target, or a new one (`/targets/new`). */
export const Target = () => {
  const { id } = route.useParams();
  const isNew = id === 'new';
  const target = useRead('/v1/me/targets/{id}', byId(id), { enabled: !isNew });
  const title = isNew ? words.newTitle : words.oneTitle;
  return (
    <Page title={title}>
      <h1>{title}</h1>
      {isNew ? (
        <ChoosePack />
      ) : (
        <Shown of={target} thing="this target" height={420}>
          {(saved) => <Editor key={saved.id} packKey={saved.packKey} saved={saved} />}
        </Shown>
      )}
    </Page>
  );
};

const ChoosePack = () => {
  const packs = useRead('/v1/packs', { params: { query: { limit: 100 } } }, { staleTime: 300_000 });
  const [chosen, choose] = useState<string | null>(null);
  return (
    <Shown of={packs} thing="the interviews" height={120}>
      {({ items }) => {
        const only = items.length === 1 ? items[0]?.key : undefined;
        const packKey = chosen ?? only ?? null;
        return (
          <>
            <Card>
              <SelectField
                label={words.pack}
                choices={items.map(({ key, title }) => ({ id: key, name: title }))}
                value={packKey}
                onChange={choose}
              />
            </Card>
            {packKey && <Editor key={packKey} packKey={packKey} saved={null} />}
          </>
        );
      }}
    </Shown>
  );
};

const Editor = ({ packKey, saved }: { packKey: string; saved: Saved | null }) => {
  const pack = useRead('/v1/packs/{packKey}', { params: { path: { packKey } } }, { staleTime: 300_000 });
  return (
    <Shown of={pack} thing="this interview" height={420}>
      {(found) => <Fields pack={found} saved={saved} />}
    </Shown>
  );
};

const Fields = ({ pack, saved }: { pack: Schemas['Pack']; saved: Saved | null }) => {
  const [levelKey, setLevel] = useState<string | null>(saved?.levelKey ?? null);
  const [interviewDate, setDate] = useState<string | null>(saved?.interviewDate ?? null);
  const [focusPrinciples, setPrinciples] = useState(saved?.focusPrinciples ?? []);
  const [focusCompetencies, setCompetencies] = useState(saved?.focusCompetencies ?? []);
  const leave = useLeave();
  const save = async (): Promise<void> => {
    const body = { levelKey: levelKey ?? '', focusPrinciples, focusCompetencies };
    // A date that was set earlier may have passed by now: it is sent only where it is another one.
    const date = interviewDate === (saved?.interviewDate ?? null) ? {} : { interviewDate };
    if (saved) await api.patch('/v1/me/targets/{id}', { ...byId(saved.id), body: { ...body, ...date } });
    else await api.post('/v1/me/targets', { body: { packKey: pack.key, ...body, ...date } });
    await leave(words.saved);
  };
  return (
    <Card>
      <Form onSubmit={save}>
        {({ isSending }) => (
          <>
            <SelectField
              label={words.level}
              name="levelKey"
              choices={pack.levels.map(({ key, title, description }) => ({
                id: key,
                name: title,
                detail: description,
              }))}
              value={levelKey}
              onChange={setLevel}
            />
            <DateField
              label={words.date}
              name="interviewDate"
              help={words.dateHelp}
              value={interviewDate}
              onChange={setDate}
            />
            <CheckboxGroup
              label={words.principles}
              name="focusPrinciples"
              choices={pack.principles.map(({ key, name }) => ({ id: key, name }))}
              value={focusPrinciples}
              onChange={setPrinciples}
            />
            <CheckboxGroup
              label={words.competencies}
              name="focusCompetencies"
              choices={pack.competencies.map(({ key, title }) => ({ id: key, name: title }))}
              value={focusCompetencies}
              onChange={setCompetencies}
            />
            <div className="flex flex-wrap gap-3">
              <Button type="submit" kind="primary" isPending={isSending}>
                {words.save}
              </Button>
              {saved && <Remove id={saved.id} leave={leave} />}
            </div>
          </>
        )}
      </Form>
    </Card>
  );
};

const Remove = ({ id, leave }: { id: string; leave: (said: string) => Promise<void> }) => (
  <Button
    kind="danger"
    onPress={() =>
      void api
        .delete('/v1/me/targets/{id}', byId(id))
        .then(() => leave(words.removed))
        .catch((error) => say(sentenceOf(error)))
    }
  >
    {words.remove}
  </Button>
);

/** Back to the list, which has changed. */
const useLeave = () => {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async (said: string): Promise<void> => {
    say(said);
    await navigate({ to: '/targets' });
    await queries.invalidateQueries();
  };
};
