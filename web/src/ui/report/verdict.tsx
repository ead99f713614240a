import type { Schemas } from '../../api/api';
import { classes } from '../classes';
import { Icon, type IconName } from '../icons';
import { reportWords } from './words';

type Choices = Schemas['RecommendationChoice'][];

/** The overall recommendation among all that could have been given, in words; its level stands beside. */
export const Verdict = ({
  choices,
  given,
  level,
}: {
  choices: Choices;
  given: Schemas['GivenRecommendation'];
  level: string;
}) => (
  <div className="grid gap-2">
    <ol className="flex flex-wrap gap-1" aria-label={reportWords.verdict}>
      {choices.map((choice, at) => (
        <Segment
          key={choice.key}
          choice={choice}
          icon={iconOf(choices, at)}
          isGiven={choice.key === given.key}
        />
      ))}
    </ol>
    <p className="text-soft">
      <span className="sm:hidden">
        {reportWords.place(choices.findIndex(({ key }) => key === given.key) + 1, choices.length)}.{' '}
      </span>
      {reportWords.against(level)}
    </p>
  </div>
);

const Segment = ({
  choice,
  icon,
  isGiven,
}: {
  choice: Choices[number];
  icon: IconName;
  isGiven: boolean;
}) => (
  <li
    aria-current={isGiven || undefined}
    className={classes(
      'inline-flex items-center gap-1.5 rounded-control border px-3 py-1 text-table',
      !isGiven && 'border-line text-soft max-sm:hidden',
      isGiven && 'border-2 border-current text-h3 font-semibold',
      isGiven && (choice.hires ? 'bg-good-tint text-good' : 'bg-bad-tint text-bad'),
    )}
  >
    <Icon name={icon} />
    {choice.title}
  </li>
);

/** Up for yes, down for no, doubled at the ends. */
const iconOf = (choices: Choices, at: number): IconName => {
  const isEnd = choices.length > 2 && (at === 0 || at === choices.length - 1);
  if (choices[at]?.hires) return isEnd ? 'doubleUp' : 'up';
  return isEnd ? 'doubleDown' : 'down';
};
