import { type CalendarDate, parseDate } from '@internationalized/date';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
} from 'react-aria-components/Calendar';
import { Icon } from './icons';

const ARROW =
  'grid size-11 cursor-pointer place-items-center rounded-control hover:bg-quiet-tint disabled:opacity-40';

interface Props {
  label: string;
  /** `2027-03` */
  month: string;
  onMonth: (month: string) => void;
  /** No earlier day can be chosen. */
  first: string;
  isFree: (date: string) => boolean;
  value: string | null;
  onChange: (date: string) => void;
}

/**
 * A month with the days that can be chosen. Dates are plain: `2027-03-01`. Arrow keys go from day to day, page keys from
 * month to month.
 */
export const Month = ({ label, month, onMonth, first, isFree, value, onChange }: Props) => {
  const [focused, setFocused] = useState<CalendarDate | null>(null);
  const isShown = focused?.toString().startsWith(month);
  return (
    <Calendar
      aria-label={label}
      firstDayOfWeek="mon"
      minValue={parseDate(first)}
      value={value === null ? null : parseDate(value)}
      focusedValue={isShown ? focused : focusIn(month, value, first)}
      onFocusChange={(date) => {
        setFocused(date);
        onMonth(date.toString().slice(0, 7));
      }}
      isDateUnavailable={(date) => !isFree(date.toString())}
      onChange={(date) => onChange(date.toString())}
      className="grid gap-2"
    >
      <div className="flex items-center justify-between">
        <Button slot="previous" className={ARROW}>
          <Icon name="left" />
        </Button>
        <CalendarHeading className="text-base font-semibold" />
        <Button slot="next" className={ARROW}>
          <Icon name="right" />
        </Button>
      </div>
      <Days />
    </Calendar>
  );
};

const DAY =
  'mx-auto grid size-10 cursor-pointer place-items-center rounded-control border border-brand font-semibold text-brand ' +
  'data-[unavailable]:cursor-default data-[unavailable]:border-transparent data-[unavailable]:font-normal data-[unavailable]:text-soft ' +
  'data-[disabled]:cursor-default data-[disabled]:border-transparent data-[disabled]:font-normal data-[disabled]:text-soft ' +
  'data-[outside-month]:hidden data-[selected]:border-brand data-[selected]:bg-brand data-[selected]:text-on-brand';

const Days = () => (
  <CalendarGrid weekdayStyle="short" className="w-full">
    <CalendarGridHeader>
      {(day) => (
        <CalendarHeaderCell className="pb-1 text-small font-normal text-soft">{day}</CalendarHeaderCell>
      )}
    </CalendarGridHeader>
    <CalendarGridBody className="[&_td]:p-0.5">
      {(date) => <CalendarCell date={date} className={DAY} />}
    </CalendarGridBody>
  </CalendarGrid>
);

/** The month that shows is the one of the day in focus. */
const focusIn = (month: string, value: string | null, first: string): CalendarDate => {
  if (value?.startsWith(month)) return parseDate(value);
  return parseDate(first.startsWith(month) ? first : `${month}-01`);
};
