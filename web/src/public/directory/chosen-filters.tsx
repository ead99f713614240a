import type { AnswerOf } from '../../../../client';
import { minorUnits } from '../../domain/amount';
import { money } from '../../domain/money';
import { listed } from '../../domain/words';
import { Icon } from '../../ui/icons';
import { type DirectorySearch, NO_TARGET } from './search';
import { directoryWords as words } from './words';

type Pack = AnswerOf<'get', '/v1/packs'>['items'][number];

interface ChosenFilter {
  name: string;
  without: DirectorySearch;
}

interface Props {
  search: DirectorySearch;
  packs: readonly Pack[];
  target: { packKey: string; levelKey: string } | null;
  change: (changes: DirectorySearch) => void;
}

/** What narrows the list now, each with the way to drop it. */
export const ChosenFilters = ({ search, packs, target, change }: Props) => {
  const chosen = [...(target ? [ofTarget(target, packs)] : []), ...ofSearch(search, packs)];
  return (
    chosen.length > 0 && (
      <ul className="flex flex-wrap gap-2">
        {chosen.map(({ name, without }) => (
          <li key={name}>
            <button
              type="button"
              onClick={() => change(without)}
              className="inline-flex min-h-11 cursor-pointer items-center gap-1.5 rounded-full bg-quiet-tint px-3 text-table text-quiet"
            >
              <span aria-hidden>{name}</span>
              <span className="sr-only">{words.remove(name)}</span>
              <Icon name="close" size={12} />
            </button>
          </li>
        ))}
      </ul>
    )
  );
};

const ofTarget = (
  { packKey, levelKey }: NonNullable<Props['target']>,
  packs: readonly Pack[],
): ChosenFilter => {
  const pack = packs.find(({ key }) => key === packKey);
  const level = pack?.levels.find(({ key }) => key === levelKey)?.title ?? '';
  return { name: words.target(level), without: { target: NO_TARGET } };
};

const languages = new Intl.DisplayNames(['en'], { type: 'language' });

/** One that stands in the address, by what it is called; null when it does not. */
const chip = (
  value: unknown,
  name: string | undefined,
  ...keys: (keyof DirectorySearch)[]
): ChosenFilter | null =>
  value && name ? { name, without: Object.fromEntries(keys.map((key) => [key, undefined])) } : null;

const ofSearch = (search: DirectorySearch, packs: readonly Pack[]): ChosenFilter[] => {
  const { q, days, from, to, rating, language, qualification } = search;
  const { chips, fields, weekdays } = words;
  const dayNames = (days?.split(',') ?? []).map((day) => weekdays[Number(day)] ?? '');
  return [
    chip(q, chips.q(q ?? ''), 'q'),
    ...ofPack(search, packs),
    chip(days, listed(dayNames, 'or'), 'days'),
    chip(from ?? to, chips.between(from ?? '00:00', to ?? '24:00'), 'from', 'to'),
    chip(search.max, mostOf(search), 'max', 'currency'),
    chip(rating, chips.rating(rating ?? ''), 'rating'),
    chip(language, language && (languages.of(language) ?? language), 'language'),
    chip(qualification, fields.qualification, 'qualification'),
  ].filter((one) => one !== null);
};

const ofPack = (search: DirectorySearch, packs: readonly Pack[]): (ChosenFilter | null)[] => {
  const [packKey, stageKey] = (search.for ?? '').split(':');
  const pack = packs.find(({ key }) => key === packKey);
  const stage = pack?.stages.find(({ key }) => key === stageKey);
  const level = pack?.levels.find(({ key }) => key === search.level);
  const name = stage?.sessionTitle ?? stage?.title ?? pack?.title;
  return [
    chip(search.for, name, 'for', 'level', 'principle'),
    chip(search.level, level?.title ?? words.fields.level, 'level'),
    chip(search.principle, words.fields.principle, 'principle'),
  ];
};

const mostOf = ({ max, currency }: DirectorySearch): string | undefined => {
  const amount = max && currency ? minorUnits(max, currency) : null;
  return amount === null || !currency ? undefined : words.chips.max(money({ amount, currency }));
};
