import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { now } from '../api/clock';
import { useHourCycle } from '../api/me';
import { useRead } from '../api/read';
import { clockAt, foundZones, type Zone, zoneCalled, zoneName } from '../domain/zones';
import { FRAME } from './fields';
import { Icon } from './icons';

/** The zone of this browser; the API knows it by this or by a newer name. */
export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

interface Props {
  label: string;
  /** The field of the API. */
  name: string;
  /** Any name of the zone that is chosen at first. */
  defaultValue: string;
  onChange?: (id: string) => void;
}

/** A time zone, looked for by city or country; says what time it is there now. */
export const ZoneField = (props: Props) => {
  const { data } = useRead('/v1/zones', {}, { staleTime: 300_000, refetchInterval: 0 });
  // What is chosen at first is known by its name once the list is here.
  return <Choice key={data ? 'known' : 'coming'} zones={data?.items ?? []} {...props} />;
};

const Choice = ({ zones, label, name, defaultValue, onChange }: Props & { zones: Zone[] }) => {
  const hourCycle = useHourCycle();
  const [chosen, choose] = useState(zoneCalled(zones, defaultValue) ?? unknown(defaultValue));
  const [typed, type] = useState(zoneName(chosen));
  const found = typed === zoneName(chosen) ? [chosen] : foundZones(zones, typed);
  const take = (id: unknown): void => {
    const zone = zones.find((one) => one.id === id);
    if (!zone) return;
    choose(zone);
    type(zoneName(zone));
    onChange?.(zone.id);
  };
  return (
    <>
      <ComboBox
        items={found}
        inputValue={typed}
        onInputChange={type}
        value={chosen.id}
        onChange={take}
        onBlur={() => type(zoneName(chosen))}
        allowsEmptyCollection
        menuTrigger="input"
        className="grid gap-1"
      >
        <Label className="block font-semibold">{label}</Label>
        <div className="flex gap-2">
          <Input className={FRAME} onFocus={(event) => event.currentTarget.select()} />
          <Button className="grid min-h-11 min-w-11 cursor-pointer place-items-center rounded-control border border-control">
            <Icon name="down" />
          </Button>
        </div>
        <Text slot="description" className="mt-1 block text-table text-soft">
          {zones.length > 0 &&
            `Now ${clockAt(chosen, now(), hourCycle)} there. Type a city or a country to change it.`}
        </Text>
        <FieldError className="mt-1 block text-danger" />
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
                className="flex cursor-pointer justify-between gap-3 rounded-md px-3 py-2 data-[focused]:bg-quiet-tint data-[selected]:font-semibold"
              >
                <span>{zoneName(zone)}</span>
                <span className="text-soft">{clockAt(zone, now(), hourCycle)}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      <input type="hidden" name={name} value={chosen.id} />
    </>
  );
};

/** Until the list is here, and for a zone that it does not have. */
const unknown = (id: string): Zone => ({
  id,
  city: id.split('/').at(-1)?.replaceAll('_', ' ') ?? id,
  country: null,
  offsetNow: 0,
  aliases: [],
});
