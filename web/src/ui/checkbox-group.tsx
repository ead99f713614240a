import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { CheckboxGroup as AriaCheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import type { Choice } from './choice';
import { Icon } from './icons';

/** Any of several, all in sight. */
export const CheckboxGroup = ({
  label,
  name,
  choices,
  value,
  onChange,
}: {
  label: string;
  /** The field of the API. */
  name: string;
  choices: readonly Choice[];
  value: string[];
  onChange: (chosen: string[]) => void;
}) => (
  <AriaCheckboxGroup name={name} value={value} onChange={onChange} className="grid gap-1">
    <Label className="block font-semibold">{label}</Label>
    <div className="grid gap-x-4 sm:grid-cols-2">
      {choices.map(({ id, name: shown }) => (
        <CheckboxField key={id} value={id}>
          <CheckboxButton className="group flex min-h-11 cursor-pointer items-center gap-3">
            <span className="grid size-6 shrink-0 place-items-center rounded border border-control bg-surface text-transparent group-data-[selected]:border-brand group-data-[selected]:bg-brand group-data-[selected]:text-on-brand group-data-[focus-visible]:outline-2 group-data-[focus-visible]:outline-offset-2 group-data-[focus-visible]:outline-brand">
              <Icon name="check" />
            </span>
            <span>{shown}</span>
          </CheckboxButton>
        </CheckboxField>
      ))}
    </div>
    <FieldError className="mt-1 block text-danger" />
  </AriaCheckboxGroup>
);
