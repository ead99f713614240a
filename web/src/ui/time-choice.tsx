import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';

export interface TimeEntry {
  /** The instant. */
  id: string;
  /** "16:00" */
  name: string;
  /** The other person's clock: "New York 10:00". */
  detail?: string;
  /** Somebody was faster. */
  isTaken?: boolean;
}

/** Times of a day to choose from, by part of the day. */
export const TimeChoice = ({
  label,
  groups,
  taken,
  value,
  onChange,
}: {
  label: string;
  groups: readonly { name: string; times: readonly TimeEntry[] }[];
  /** What stands beside a time that is gone. */
  taken: string;
  value: string | null;
  onChange: (id: string) => void;
}) => (
  <RadioGroup aria-label={label} value={value} onChange={onChange} className="grid gap-4">
    {groups.map(({ name, times }) => (
      <div key={name} role="presentation" className="grid gap-2">
        <p className="text-table text-soft">{name}</p>
        <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
          {times.map(({ id, name: time, detail, isTaken }) => (
            <Radio
              key={id}
              value={id}
              isDisabled={isTaken}
              className="grid min-h-11 cursor-pointer place-content-center rounded-control border border-control bg-surface px-2 py-1.5 text-center data-[disabled]:cursor-default data-[disabled]:border-line data-[disabled]:text-soft data-[selected]:border-brand data-[selected]:bg-brand data-[selected]:text-on-brand data-[focus-visible]:outline-2 data-[focus-visible]:outline-offset-2 data-[focus-visible]:outline-brand"
            >
              <span className="font-semibold">{isTaken ? `${time}, ${taken}` : time}</span>
              {detail && <span className="text-small">{detail}</span>}
            </Radio>
          ))}
        </div>
      </div>
    ))}
  </RadioGroup>
);
