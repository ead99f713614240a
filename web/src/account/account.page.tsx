import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schemas } from '../api/api';
import { readKey, useRead } from '../api/read';
import { chooseLook, look, type Look } from '../frame/look';
import { Button } from '../ui/button';
import { TextField } from '../ui/fields';
import { SelectField } from '../ui/select-field';
import { Form } from '../ui/form';
import { Page } from '../ui/page';
import { Shown } from '../ui/states';
import { say } from '../ui/toast';
import { ZoneField } from '../ui/zone-field';
import { AddressPart, CoachPart, DataPart, PasswordPart } from './account-parts';
import { Logins } from './logins';
import { ownWords } from './own-words';
import { Section } from './section';
import { accountWords } from './words';

const words = ownWords.account;

/** Everything about one's own account. */
export const Account = () => {
  const me = useRead('/v1/me');
  return (
    <Page title={words.title}>
      <h1>{words.title}</h1>
      <Shown of={me} thing="your account" height={600}>
        {(data) => (
          <>
            <AboutYou me={data} />
            <LookPart />
            <AddressPart email={data.email} />
            <PasswordPart />
            <Logins />
            {!data.roles.includes('coach') && <CoachPart />}
            <DataPart />
          </>
        )}
      </Shown>
    </Page>
  );
};

const AboutYou = ({ me }: { me: Schemas['Me'] }) => {
  const queries = useQueryClient();
  const [hourCycle, setHourCycle] = useState<string>(me.hourCycle);
  const [locale, setLocale] = useState<string>(me.locale);
  const save = async (typed: Record<string, string>): Promise<void> => {
    const body = { name: typed.name, zone: typed.zone, hourCycle, locale } as Schemas['EditMe'];
    queries.setQueryData(readKey('/v1/me'), await api.patch('/v1/me', { body }));
    await queries.invalidateQueries();
    say(words.saved);
  };
  return (
    <Section title={words.about.title}>
      <Form onSubmit={save}>
        {({ isSending }) => (
          <>
            <TextField
              label={accountWords.fields.name}
              name="name"
              autoComplete="name"
              help={accountWords.fields.nameHelp}
              defaultValue={me.name}
            />
            <ZoneField label={accountWords.fields.zone} name="zone" defaultValue={me.zone} />
            <div className="grid gap-5 sm:grid-cols-2">
              <SelectField
                label={words.about.clock}
                choices={words.about.clocks}
                value={hourCycle}
                onChange={setHourCycle}
              />
              <SelectField
                label={words.about.dates}
                choices={words.about.locales}
                value={locale}
                onChange={setLocale}
              />
            </div>
            <div>
              <Button type="submit" kind="primary" isPending={isSending}>
                {words.about.button}
              </Button>
            </div>
          </>
        )}
      </Form>
    </Section>
  );
};

const LookPart = () => {
  const [chosen, choose] = useState<string>(look());
  return (
    <Section title={words.look.title}>
      <SelectField
        label={words.look.label}
        choices={words.look.choices}
        value={chosen}
        onChange={(id) => {
          choose(id);
          chooseLook(id as Look);
        }}
      />
    </Section>
  );
};
