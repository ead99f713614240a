import { parseDate } from '@internationalized/date';
import type { ReactNode } from 'react';
import { DateField as AriaDateField, DateInput, DateSegment } from 'react-aria-components/DateField';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { Button } from './button';
import { FRAME } from './fields';

/** A calendar date, or none: `YYYY-MM-DD`. Typed part by part, by the arrow keys too. */
export const DateField = ({
  label,
  name,
  help,
  value,
  onChange,
}: {
  label: string;
  /** The field of the API. */
  name: string;
  help?: ReactNode;
  value: string | null;
  onChange: (date: string | null) => void;
}) => (
  <AriaDateField
    name={name}
    value={value === null ? null : parseDate(value)}
    onChange={(date) => onChange(date === null ? null : date.toString())}
    className="grid gap-1"
  >
    <Label className="block font-semibold">{label}</Label>
    <div className="flex gap-2">
      <DateInput className={`${FRAME} flex items-center`}>
        {(segment) => (
          <DateSegment
            segment={segment}
            className="rounded px-0.5 data-[focused]:bg-brand data-[focused]:text-on-brand data-[placeholder]:text-soft"
          />
        )}
      </DateInput>
      {value !== null && (
        <Button onPress={() => onChange(null)} aria-label={`Clear: ${label}`}>
          Clear
        </Button>
      )}
    </div>
    {help && (
      <Text slot="description" className="mt-1 block text-table text-soft">
        {help}
      </Text>
    )}
    <FieldError className="mt-1 block text-danger" />
  </AriaDateField>
);
