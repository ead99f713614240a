import { say } from '../../ui/toast';
import { Avatar } from '../../ui/avatar';
import { Button, ButtonLink } from '../../ui/button';
import { Icon } from '../../ui/icons';
import type { CoachRead } from './coach.page';
import { directoryWords } from '../directory/words';
import { coachWords as words } from './words';

/** Who this is, in three lines. */
export const CoachHead = ({ coach }: { coach: CoachRead }) => (
  <header className="grid grid-cols-[auto_1fr] items-start gap-4 sm:grid-cols-[auto_1fr_auto]">
    <Avatar name={coach.name} size={64} />
    <div className="min-w-0">
      <h1>{coach.name}</h1>
      <p className="text-soft">{aboutOf(coach)}</p>
      <p className="flex flex-wrap items-center gap-x-3 text-table">
        {coach.rating ? (
          <a
            href="#ratings"
            className="inline-flex items-center gap-1 text-brand underline underline-offset-2"
          >
            <Icon name="star" size={14} />
            {directoryWords.rated(coach.rating.mean, coach.rating.count)}
          </a>
        ) : (
          <span className="text-soft">{directoryWords.unrated}</span>
        )}
      </p>
    </div>
    <div className="col-span-2 flex gap-2 sm:col-span-1">
      <ButtonLink to="/coaches" search={{ compare: coach.id }} kind="quiet">
        {words.compare}
      </ButtonLink>
      <Button kind="quiet" onPress={() => void share(coach.id)}>
        {words.share}
      </Button>
    </div>
  </header>
);

const aboutOf = ({ roleTitle, levelTitle, company, years, interviewsConducted }: CoachRead): string =>
  [
    roleTitle,
    levelTitle,
    company,
    years === null ? null : words.years(years),
    interviewsConducted === null ? null : words.interviews(interviewsConducted),
  ]
    .filter(Boolean)
    .join(', ');

const share = async (id: string): Promise<void> => {
  await navigator.clipboard.writeText(`${location.origin}/coaches/${id}`);
  say(words.copied);
};
