import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { classes } from './classes';

export interface RadioChoice {
  id: string;
  name: ReactNode;
  detail?: ReactNode;
}

const FRAME =
  'flex min-h-11 cursor-pointer gap-3 rounded-control border border-control bg-surface px-3 py-2 data-[selected]:border-brand data-[selected]:bg-good-tint data-[selected]:text-good data-[focus-visible]:outline-2 data-[focus-visible]:outline-offset-2 data-[focus-visible]:outline-brand data-[disabled]:cursor-not-allowed data-[disabled]:opacity-60';

/** One of a few, all in view; arrow keys go from one to the next. */
export const Radios = ({
  label,
  choices,
  value,
  onChange,
  name,
  isDisabled,
  inLine = false,
}: {
  label: string;
  choices: readonly RadioChoice[];
  value: string | null;
  onChange: (id: string) => void;
  name?: string;
  isDisabled?: boolean;
  /** Side by side, for short names. */
  inLine?: boolean;
}) => (
  <RadioGroup name={name} value={value} onChange={onChange} isDisabled={isDisabled} className="grid gap-1">
    <Label className="block font-semibold">{label}</Label>
    <div className={classes('gap-2', inLine ? 'flex flex-wrap' : 'grid')}>
      {choices.map(({ id, name: shown, detail }) => (
        <Radio key={id} value={id} className={classes(FRAME, inLine && 'items-center')}>
          <span className="grid gap-0.5">
            <span className="font-semibold">{shown}</span>
            {detail && <span className="text-table">{detail}</span>}
          </span>
        </Radio>
      ))}
    </div>
    <FieldError className="mt-1 block text-danger" />
  </RadioGroup>
);
