import { Button, ButtonLink } from '../../ui/button';
import { comparedIn, type DirectorySearch } from './search';
import { directoryWords as words } from './words';

/** Sticks to the bottom from the first choice on. */
export const CompareBar = ({
  search,
  change,
}: {
  search: DirectorySearch;
  change: (changes: DirectorySearch) => void;
}) => {
  const ids = comparedIn(search);
  if (ids.length === 0) return null;
  return (
    <div
      role="region"
      aria-label={words.compare}
      className="sticky bottom-16 z-10 flex flex-wrap items-center gap-3 rounded-card border border-line bg-raised p-3 shadow-card sm:bottom-4"
    >
      <p className="flex-1" role="status">
        {ids.length < 2 ? words.chooseMore : words.chosen(ids.length)}
      </p>
      <Button kind="quiet" onPress={() => change({ compare: undefined })}>
        {words.clearCompare}
      </Button>
      {ids.length > 1 && (
        <ButtonLink
          to="/coaches/compare"
          search={{ ids: ids.join(','), target: search.target, zone: search.zone }}
          kind="primary"
        >
          {words.compareThem}
        </ButtonLink>
      )}
    </div>
  );
};
