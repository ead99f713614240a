import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { classes } from './classes';
import type { Choice } from './fields';

/** One of a few, all of them in sight. */
export const RadioField = ({
  label,
  choices,
  value,
  onChange,
  inRow,
}: {
  label: string;
  choices: readonly Choice[];
  value: string | null;
  onChange: (id: string) => void;
  /** Beside each other: short ones. */
  inRow?: boolean;
}) => (
  <RadioGroup value={value} onChange={onChange} className="grid gap-1">
    <Label className="block font-semibold">{label}</Label>
    <div className={classes('flex gap-2', inRow ? 'flex-wrap' : 'flex-col')}>
      {choices.map(({ id, name, detail }) => (
        <Radio
          key={id}
          value={id}
          className="flex min-h-11 cursor-pointer items-center gap-2 rounded-control border border-control bg-surface px-3 py-2 data-[selected]:border-brand data-[selected]:bg-good-tint data-[selected]:text-good data-[focus-visible]:outline-2 data-[focus-visible]:outline-offset-2 data-[focus-visible]:outline-brand"
        >
          <span>{name}</span>
          {detail && <span className="text-table text-soft">{detail}</span>}
        </Radio>
      ))}
    </div>
  </RadioGroup>
);
