import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import type { Choice } from './choice';

/** Some of a few things, all in sight: one tap each. With `single` at most one. */
export const Toggles = ({
  label,
  choices,
  value,
  onChange,
  single = false,
}: {
  label: string;
  choices: readonly Choice[];
  value: readonly string[];
  onChange: (chosen: string[]) => void;
  single?: boolean;
}) => (
  <div className="grid gap-1.5">
    <span aria-hidden className="font-semibold">
      {label}
    </span>
    <ToggleButtonGroup
      aria-label={label}
      selectionMode={single ? 'single' : 'multiple'}
      selectedKeys={value}
      onSelectionChange={(chosen) => onChange([...chosen].map(String))}
      className="flex flex-wrap gap-2"
    >
      {choices.map(({ id, name }) => (
        <ToggleButton
          key={id}
          id={id}
          className="min-h-11 min-w-11 cursor-pointer rounded-control border border-control bg-surface px-3 text-table data-[selected]:border-brand data-[selected]:bg-brand data-[selected]:text-on-brand"
        >
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  </div>
);
