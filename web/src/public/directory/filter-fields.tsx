import type { AnswerOf } from '../../../../client';
import { useRead } from '../../api/read';
import { CheckboxField, TextField } from '../../ui/fields';
import { SelectField } from '../../ui/select-field';
import { Toggles } from '../../ui/toggles';
import type { DirectorySearch } from './search';
import { directoryWords } from './words';

const words = directoryWords.fields;
const ANY = 'any';
/** What people offer interviews in; names as Intl has them. */
const LANGUAGES = ['en', 'de', 'es', 'fr', 'hi', 'it', 'ja', 'ko', 'nl', 'pl', 'pt', 'sv', 'ta', 'uk', 'zh'];
const names = new Intl.DisplayNames(['en'], { type: 'language' });
/** Monday first. */
const WEEK = [1, 2, 3, 4, 5, 6, 0];
export const PARTS = {
  morning: { from: '06:00', to: '12:00' },
  afternoon: { from: '12:00', to: '18:00' },
  evening: { from: '18:00', to: '23:00' },
} as const;

type Pack = AnswerOf<'get', '/v1/packs'>['items'][number];

interface Props {
  search: DirectorySearch;
  change: (changes: DirectorySearch) => void;
  packs: readonly Pack[];
  currencies: readonly string[];
}

/** Everything that narrows the list. Each change shows at once. */
export const FilterFields = (props: Props) => (
  <div className="grid gap-5">
    <Stages {...props} />
    <When {...props} />
    <Price {...props} />
    <More {...props} />
  </div>
);

const Stages = ({ search, change, packs }: Props) => (
  <>
    {packs.map(({ key, title, stages }) => (
      <Toggles
        key={key}
        label={words.stage(title)}
        single
        choices={stages
          .filter(({ bookable }) => bookable)
          .map((stage) => ({ id: `${key}:${stage.key}`, name: stage.sessionTitle ?? stage.title }))}
        value={search.for ? [search.for] : []}
        onChange={([chosen]) => change({ for: chosen, level: undefined, principle: undefined })}
      />
    ))}
  </>
);

const When = ({ search, change }: Props) => {
  const part = Object.entries(PARTS).find(
    ([, { from, to }]) => from === search.from && to === search.to,
  )?.[0];
  return (
    <>
      <Toggles
        label={words.days}
        choices={WEEK.map((day) => ({ id: String(day), name: directoryWords.weekdays[day] ?? '' }))}
        value={search.days?.split(',') ?? []}
        onChange={(days) => change({ days: days.length > 0 ? days.join(',') : undefined })}
      />
      <Toggles
        label={words.time}
        single
        choices={Object.entries(directoryWords.parts).map(([id, name]) => ({ id, name }))}
        value={part ? [part] : []}
        onChange={([chosen]) =>
          change(PARTS[chosen as keyof typeof PARTS] ?? { from: undefined, to: undefined })
        }
      />
    </>
  );
};

const Price = ({ search, change, currencies }: Props) => {
  const currency = search.currency ?? currencies[0] ?? 'USD';
  return (
    <div className="grid grid-cols-2 gap-3">
      <TextField
        label={words.price}
        inputMode="decimal"
        value={search.max ?? ''}
        onChange={(max) => change(max === '' ? { max: undefined, currency: undefined } : { max, currency })}
      />
      <SelectField
        label={words.currency}
        choices={currencies.map((code) => ({ id: code, name: code }))}
        value={currency}
        onChange={(code) => change({ currency: code })}
      />
    </div>
  );
};

const More = ({ search, change, packs }: Props) => {
  const pack = packs.find(({ key }) => search.for?.startsWith(`${key}:`));
  return (
    <>
      {pack && (
        <OneOf
          label={words.level}
          choices={pack.levels.map(({ key, title }) => ({ id: key, name: title }))}
          value={search.level}
          onChange={(level) => change({ level })}
        />
      )}
      {pack && <Principle packKey={pack.key} search={search} change={change} />}
      <OneOf
        label={words.rating}
        choices={Object.entries(directoryWords.ratings).map(([id, name]) => ({ id, name }))}
        value={search.rating}
        onChange={(rating) => change({ rating })}
      />
      <OneOf
        label={words.language}
        choices={LANGUAGES.map((id) => ({ id, name: names.of(id) ?? id }))}
        value={search.language}
        onChange={(language) => change({ language })}
      />
      <CheckboxField
        isSelected={search.qualification === 'bar_raiser'}
        onChange={(isWanted) => change({ qualification: isWanted ? 'bar_raiser' : undefined })}
      >
        {words.qualification}
      </CheckboxField>
    </>
  );
};

const Principle = ({ packKey, search, change }: Pick<Props, 'search' | 'change'> & { packKey: string }) => {
  const { data } = useRead('/v1/packs/{packKey}', { params: { path: { packKey } } }, { staleTime: Infinity });
  if (!data) return null;
  return (
    <OneOf
      label={words.principle}
      choices={data.principles.map(({ key, name }) => ({ id: key, name }))}
      value={search.principle}
      onChange={(principle) => change({ principle })}
    />
  );
};

/** One of several, or any. */
const OneOf = ({
  label,
  choices,
  value = ANY,
  onChange,
}: {
  label: string;
  choices: readonly { id: string; name: string }[];
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}) => (
  <SelectField
    label={label}
    choices={[{ id: ANY, name: words.any }, ...choices]}
    value={value}
    onChange={(id) => onChange(id === ANY ? undefined : id)}
  />
);
