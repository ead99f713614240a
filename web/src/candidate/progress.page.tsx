import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { Schemas } from '../api/api';
import { useRead } from '../api/read';
import { Button, ButtonLink } from '../ui/button';
import { SelectField } from '../ui/select-field';
import { Page } from '../ui/page';
import { Empty, Shown } from '../ui/states';
import { feedbackWords } from './feedback-words';
import { Overall, Trends } from './trends';
import { TrendTable } from './trend-table';

type Answer = Schemas['Progress'];
type Choice = Schemas['ProgressChoice'];

const words = feedbackWords.progress;
const route = getRouteApi('/progress');

/** How one's grades develop from session to session, for one stage and level at a time. */
export const Progress = () => {
  const progress = useRead('/v1/me/progress', {});
  return (
    <Page title={words.title} width="wide">
      <h1>{words.title}</h1>
      <Shown of={progress} thing={words.thing} height={480}>
        {(answer) => (answer.choices.length === 0 ? <None /> : <Chosen answer={answer} />)}
      </Shown>
    </Page>
  );
};

const None = () => (
  <Empty
    action={
      <ButtonLink to="/coaches" kind="primary">
        {words.book}
      </ButtonLink>
    }
  >
    {words.empty}
  </Empty>
);

const idOf = ({ pack, stage, level }: Choice): string => `${pack.key} ${stage.key} ${level.key}`;
const nameOf = ({ pack, stage, level }: Choice): string => `${pack.title}, ${stage.title}, ${level.title}`;

const Chosen = ({ answer: { choices, series } }: { answer: Answer }) => {
  const search = route.useSearch();
  const navigate = useNavigate();
  const [first] = choices;
  const asked = choices.find(
    ({ pack, stage, level }) =>
      pack.key === search.pack && stage.key === search.stage && level.key === search.level,
  );
  const chosen = asked ?? first;
  const shown = series.find(
    ({ pack, stage, targetLevel }) =>
      chosen &&
      pack.key === chosen.pack.key &&
      stage.key === chosen.stage.key &&
      targetLevel.key === chosen.level.key,
  );
  const choose = (id: string) => {
    const to = choices.find((choice) => idOf(choice) === id);
    if (!to) return;
    const { pack, stage, level } = to;
    void navigate({
      to: '/progress',
      search: { pack: pack.key, stage: stage.key, level: level.key, as: search.as },
      resetScroll: false,
    });
  };
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="min-w-60 flex-1 sm:max-w-xl">
          <SelectField
            label={words.choose}
            choices={choices.map((choice) => ({ id: idOf(choice), name: nameOf(choice) }))}
            value={chosen ? idOf(chosen) : null}
            onChange={choose}
          />
        </div>
        <Button
          onPress={() =>
            void navigate({
              to: '/progress',
              search: { ...search, as: search.as === 'table' ? undefined : 'table' },
              resetScroll: false,
            })
          }
        >
          {search.as === 'table' ? words.asCharts : words.asTable}
        </Button>
      </div>
      {shown && <Series of={shown} asTable={search.as === 'table'} />}
    </>
  );
};

const Series = ({ of, asTable }: { of: Schemas['ProgressSeries']; asTable: boolean }) => (
  <>
    <p className="text-soft">
      {words.sessions(of.forms)}
      {of.interviewDate && ` · ${words.interview(of.interviewDate.daysLeft)} (${of.interviewDate.inWords})`}
    </p>
    {of.forms === 1 && <p>{words.one}</p>}
    <Overall of={of} />
    {asTable ? <TrendTable of={of} /> : <Trends of={of} />}
  </>
);
