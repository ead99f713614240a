import { useState } from 'react';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { now } from '../api/clock';
import { useHourCycle } from '../api/me';
import { clockAt, foundZones, type Zone, zoneName } from '../domain/zones';
import { FRAME } from './fields';

interface Props {
  label: string;
  zones: readonly Zone[];
  /** What is offered before anything is typed. */
  offered: Zone[];
  /** The zone that was chosen; null when it was left as it was. */
  done: (zone: Zone | null) => void;
}

/** Looks a zone up by city or country, with what a clock there shows. Loaded where somebody changes theirs. */
const ZoneSearch = ({ label, zones, offered, done }: Props) => {
  const hourCycle = useHourCycle();
  const [typed, type] = useState('');
  return (
    <ComboBox
      items={typed.trim() === '' ? offered : foundZones(zones, typed)}
      inputValue={typed}
      onInputChange={type}
      value={null}
      onChange={(id) => done(zones.find((zone) => zone.id === id) ?? null)}
      allowsEmptyCollection
      menuTrigger="focus"
      className="grid gap-1"
    >
      <Label className="block font-semibold">{label}</Label>
      <Input
        autoFocus
        className={FRAME}
        onKeyDown={({ key }) => {
          if (key === 'Escape') done(null);
        }}
      />
      <Text slot="description" className="mt-1 block text-table text-soft">
        Type a city or a country.
      </Text>
      <Popover className="max-h-72 w-(--trigger-width) overflow-auto rounded-control border border-line bg-raised p-1 shadow-card">
        <ListBox
          className="outline-none"
          renderEmptyState={() => (
            <p className="px-3 py-2 text-soft">No such place. Try the nearest large city.</p>
          )}
        >
          {(zone: Zone) => (
            <ListBoxItem
              id={zone.id}
              textValue={zoneName(zone)}
              className="flex cursor-pointer justify-between gap-3 rounded-md px-3 py-2 data-[focused]:bg-quiet-tint"
            >
              <span>{zoneName(zone)}</span>
              <span className="text-soft">{clockAt(zone, now(), hourCycle)}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
};

export default ZoneSearch;
