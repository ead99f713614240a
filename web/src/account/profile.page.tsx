import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schemas } from '../api/api';
import { readKey, useRead } from '../api/read';
import { cityOf } from '../domain/times';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { TextAreaField, TextField } from '../ui/fields';
import { Form } from '../ui/form';
import { Page } from '../ui/page';
import { Shown } from '../ui/states';
import { say } from '../ui/toast';
import { ownWords } from './own-words';

const words = ownWords.profile;
type Saved = Schemas['CandidateProfile'];

/** What one says of oneself, beside the card as a coach reads it. */
export const Profile = () => {
  const profile = useRead('/v1/me/candidate-profile');
  return (
    <Page title={words.title} width="wide">
      <h1>{words.title}</h1>
      <p className="max-w-3xl text-soft">{words.lead}</p>
      <Shown of={profile} thing="your profile" height={420}>
        {(saved) => <Editor saved={saved} />}
      </Shown>
    </Page>
  );
};

const Editor = ({ saved }: { saved: Saved }) => {
  const queries = useQueryClient();
  const [headline, setHeadline] = useState(saved.headline ?? '');
  const [background, setBackground] = useState(saved.background ?? '');
  const [years, setYears] = useState(saved.years === null ? '' : String(saved.years));
  const save = async (): Promise<void> => {
    const body = {
      headline: headline.trim() || null,
      background: background.trim() || null,
      // What is no number the API refuses, at its field.
      years: years.trim() === '' ? null : numberIn(years),
    };
    queries.setQueryData(
      readKey('/v1/me/candidate-profile'),
      await api.put('/v1/me/candidate-profile', { body }),
    );
    say(words.saved);
  };
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Card>
        <Form onSubmit={save}>
          {({ isSending }) => (
            <>
              <TextField
                label={words.headline}
                name="headline"
                help={words.headlineHelp}
                value={headline}
                onChange={setHeadline}
              />
              <TextAreaField
                label={words.background}
                name="background"
                rows={6}
                value={background}
                onChange={setBackground}
              />
              <TextField
                label={words.years}
                name="years"
                inputMode="numeric"
                value={years}
                onChange={setYears}
              />
              <div>
                <Button type="submit" kind="primary" isPending={isSending}>
                  {words.button}
                </Button>
              </div>
            </>
          )}
        </Form>
      </Card>
      <Preview
        name={saved.name}
        zone={saved.zone}
        headline={headline}
        background={background}
        years={years}
      />
    </div>
  );
};

/** What is no number goes as it was typed. */
const numberIn = (typed: string): number => {
  const number = Number(typed.replace(',', '.'));
  return Number.isNaN(number) ? (typed as unknown as number) : number;
};

interface PreviewProps {
  name: string;
  zone: string;
  headline: string;
  background: string;
  years: string;
}

const Preview = ({ name, zone, headline, background, years }: PreviewProps) => (
  <section aria-labelledby="preview" className="grid gap-3">
    <h2 id="preview">{words.preview}</h2>
    <Card className="grid gap-3">
      <div className="flex items-center gap-3">
        <Avatar name={name} />
        <div>
          <h3>{name}</h3>
          <p className="text-table text-soft">{cityOf(zone)}</p>
        </div>
      </div>
      {headline && <p className="font-semibold">{headline}</p>}
      {/^\d+$/.test(years.trim()) && <p>{words.yearsOf(Number(years))}</p>}
      {background && <p className="whitespace-pre-line">{background}</p>}
      {!headline && !background && !years && <p className="text-soft">{words.nothing}</p>}
    </Card>
  </section>
);
