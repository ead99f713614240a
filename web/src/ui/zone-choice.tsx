import { Button } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { FRAME } from './fields';
import { Icon } from './icons';

export interface ZoneEntry {
  id: string;
  city: string;
  country: string | null;
  aliases: readonly string[];
}

/** A time zone by its city or country; those in `first` stand on top. */
export const ZoneChoice = ({
  label,
  zones,
  first = [],
  value,
  onChange,
}: {
  label: string;
  zones: readonly ZoneEntry[];
  first?: readonly string[];
  value: string;
  onChange: (zone: string) => void;
}) => {
  const isFirst = ({ id, aliases }: ZoneEntry): boolean =>
    first.some((zone) => zone === id || aliases.includes(zone));
  const items = [...zones.filter(isFirst), ...zones.filter((zone) => !isFirst(zone))];
  const own = items.find(({ id, aliases }) => id === value || aliases.includes(value));
  return (
    <ComboBox
      defaultItems={items}
      value={own?.id ?? null}
      onChange={(zone) => zone !== null && onChange(String(zone))}
      menuTrigger="focus"
      className="grid gap-1"
    >
      <Label className="block font-semibold">{label}</Label>
      <div className="flex gap-2">
        <Input className={FRAME} />
        <Button className="min-h-11 min-w-11 cursor-pointer rounded-control border border-control">
          <Icon name="down" />
        </Button>
      </div>
      <Popover className="max-h-72 w-(--trigger-width) overflow-auto rounded-control border border-line bg-raised p-1 shadow-card">
        <ListBox<ZoneEntry> className="outline-none">
          {(zone) => (
            <ListBoxItem
              id={zone.id}
              textValue={`${zone.city}${zone.country ? `, ${zone.country}` : ''}`}
              className="cursor-pointer rounded-md px-3 py-2 data-[focused]:bg-quiet-tint data-[selected]:font-semibold"
            >
              <Text slot="label">{zone.city}</Text>
              {zone.country && <span className="text-table text-soft">, {zone.country}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
};
