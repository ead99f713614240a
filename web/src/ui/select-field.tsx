import { type ReactNode, useContext, useId } from 'react';
import { FormValidationContext } from 'react-aria-components';
import type { Choice } from './choice';
import { FRAME } from './fields';
import { Icon } from './icons';

/**
 * One of several. The browser's own list: on a phone it is the one that people know, and it costs nothing to load.
 * `name` is the field of the API, whose errors show below it.
 */
export const SelectField = ({
  label,
  help,
  choices,
  value,
  onChange,
  name,
  placeholder = 'Choose',
}: {
  label: string;
  help?: ReactNode;
  choices: readonly Choice[];
  value: string | null;
  onChange: (id: string) => void;
  name?: string;
  /** What stands there while nothing is chosen. */
  placeholder?: string;
}) => {
  const id = useId();
  const error = useContext(FormValidationContext)?.[name ?? ''];
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      <span className="relative block">
        <select
          id={id}
          name={name}
          value={value ?? ''}
          onChange={({ target }) => onChange(target.value)}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={`${id}-help ${id}-error`}
          className={`${FRAME} cursor-pointer appearance-none truncate pr-9`}
        >
          {value === null && (
            <option value="" disabled>
              {placeholder}
            </option>
          )}
          {choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.name}
            </option>
          ))}
        </select>
        <span className="pointer-events-none absolute inset-y-0 right-3 grid place-items-center">
          <Icon name="down" />
        </span>
      </span>
      {help && (
        <span id={`${id}-help`} className="text-table text-soft">
          {help}
        </span>
      )}
      {error !== undefined && (
        <span id={`${id}-error`} className="text-danger">
          {error}
        </span>
      )}
    </div>
  );
};
