import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { AnswerOf } from '../../../../client';
import { useRead } from '../../api/read';
import { ButtonLink } from '../../ui/button';
import { Card } from '../../ui/card';
import { SelectField } from '../../ui/select-field';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/states';
import { interviewWords as words } from './words';

const route = getRouteApi('/interviews/$pack');

type Pack = AnswerOf<'get', '/v1/packs/{packKey}'>;
type Stage = Pack['stages'][number];

/** One interview: its stages, levels and principles, and what is written about who takes it. */
export const Interview = () => {
  const { pack: packKey } = route.useParams();
  const pack = useRead('/v1/packs/{packKey}', { params: { path: { packKey } } }, { staleTime: Infinity });
  return (
    <Shown of={pack} thing="the interview" height={600}>
      {(read) => (
        <Page title={read.title}>
          <h1>{read.title}</h1>
          <p className="text-lead text-soft">{read.description}</p>
          <Stages pack={read} />
          <Form pack={read} />
          <Levels pack={read} />
          <Principles pack={read} />
          <Advice pack={read} />
        </Page>
      )}
    </Shown>
  );
};

const Stages = ({ pack }: { pack: Pack }) => (
  <section aria-labelledby="stages" className="grid gap-4">
    <h2 id="stages">{words.stages}</h2>
    <ol className="grid gap-4">
      {[...pack.stages]
        .sort((a, b) => a.order - b.order)
        .map((stage, index) => (
          <li key={stage.key}>
            <OneStage pack={pack} stage={stage} place={index + 1} />
          </li>
        ))}
    </ol>
  </section>
);

const OneStage = ({ pack, stage, place }: { pack: Pack; stage: Stage; place: number }) => (
  <Card className="grid gap-2">
    <h3>
      {place}. {stage.title}
    </h3>
    <p className="text-table text-soft">
      {[
        stage.minutes && words.minutes(stage.minutes.min, stage.minutes.max),
        `${words.runBy} ${stage.runBy.join(', ')}`,
        stage.optional && words.optional,
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
    <p>{stage.description}</p>
    <p className="font-semibold">{words.looksFor}</p>
    <ul className="list-disc pl-5">
      {stage.looksFor.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
    {stage.review && <p>{words.document}</p>}
    {stage.bookable && (
      <div>
        <ButtonLink to="/coaches" search={{ for: `${pack.key}:${stage.key}` }} kind="primary">
          {words.find}
          <span className="sr-only">: {stage.title}</span>
        </ButtonLink>
      </div>
    )}
  </Card>
);

/** One stage's at a time: nobody reads them all. */
const Form = ({ pack }: { pack: Pack }) => {
  const withForm = pack.stages.filter(({ bookable }) => bookable);
  const [stageKey, choose] = useState<string | undefined>(undefined);
  const params = { path: { packKey: pack.key, stageKey: stageKey ?? '' } };
  const form = useRead(
    '/v1/packs/{packKey}/templates/{stageKey}',
    { params },
    { enabled: stageKey !== undefined },
  );
  return (
    <section aria-labelledby="form" className="grid gap-4">
      <h2 id="form">{words.form}</h2>
      <SelectField
        label={words.formOf}
        choices={withForm.map(({ key, title }) => ({ id: key, name: title }))}
        value={stageKey ?? null}
        onChange={choose}
      />
      {stageKey && (
        <Shown of={form} thing="the form">
          {({ content }) => <FormContent content={content} />}
        </Shown>
      )}
    </section>
  );
};

type Content = AnswerOf<'get', '/v1/packs/{packKey}/templates/{stageKey}'>['content'];

const FormContent = ({ content: { title, description, scale, recommendation } }: { content: Content }) => (
  <Card className="grid gap-3">
    <h3>{title}</h3>
    <p>{description}</p>
    <Terms title={words.scale} list={scale.values} />
    <Terms title={words.verdict} list={recommendation.values} />
  </Card>
);

const Terms = ({
  title,
  list,
}: {
  title: string;
  list: readonly { key: string; title: string; description: string }[];
}) => (
  <div className="grid gap-1">
    <p className="font-semibold">{title}</p>
    <dl className="grid gap-1">
      {list.map(({ key, title: name, description }) => (
        <div key={key}>
          <dt className="inline font-semibold">{name}: </dt>
          <dd className="inline">{description}</dd>
        </div>
      ))}
    </dl>
  </div>
);

const Levels = ({ pack }: { pack: Pack }) => (
  <section aria-labelledby="levels" className="grid gap-3">
    <h2 id="levels">{words.levels}</h2>
    <Terms title={pack.role} list={pack.levels} />
  </section>
);

const Principles = ({ pack }: { pack: Pack }) => (
  <section aria-labelledby="principles" className="grid gap-3">
    <h2 id="principles">{words.principles}</h2>
    <ul className="grid gap-2">
      {pack.principles.map(({ key, name, summary, mostTested }) => (
        <li key={key}>
          <strong className="font-semibold">{name}</strong>
          {mostTested && <span className="text-soft"> ({words.mostTested})</span>}: {summary}
        </li>
      ))}
    </ul>
  </section>
);

const Advice = ({ pack }: { pack: Pack }) => (
  <section aria-labelledby="advice" className="grid gap-3">
    <h2 id="advice">{words.advice}</h2>
    <ul className="grid list-disc gap-1 pl-5">
      {pack.preparation.advice.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  </section>
);
