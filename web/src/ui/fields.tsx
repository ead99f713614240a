import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { CheckboxButton, CheckboxField as AriaCheckboxField } from 'react-aria-components/Checkbox';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField, type TextFieldProps } from 'react-aria-components/TextField';
import { Icon } from './icons';

interface Labelled {
  label: string;
  /** What to write, before one has written it. */
  help?: ReactNode;
}

export const FRAME =
  'w-full min-h-11 rounded-control border border-control bg-surface px-3 py-2 text-ink placeholder:text-soft data-[invalid]:border-danger';
const LABEL = 'block font-semibold';
const ERROR = 'mt-1 block text-danger';

const Help = ({ help }: Pick<Labelled, 'help'>) =>
  help ? (
    <Text slot="description" className="mt-1 block text-table text-soft">
      {help}
    </Text>
  ) : null;

type TextProps = Labelled & Omit<TextFieldProps, 'children' | 'className'>;

/** One line of text. `name` is the field of the API, whose errors show below it. */
export const TextField = ({ label, help, ...props }: TextProps) => (
  <AriaTextField {...props} className="grid gap-1">
    <Label className={LABEL}>{label}</Label>
    <Input className={FRAME} />
    <Help help={help} />
    <FieldError className={ERROR} />
  </AriaTextField>
);

/** Several lines of text. */
export const TextAreaField = ({ label, help, rows = 4, ...props }: TextProps & { rows?: number }) => (
  <AriaTextField {...props} className="grid gap-1">
    <Label className={LABEL}>{label}</Label>
    <TextArea rows={rows} className={FRAME} />
    <Help help={help} />
    <FieldError className={ERROR} />
  </AriaTextField>
);

/** A password, which its writer may look at. */
export const PasswordField = ({ label, help, ...props }: TextProps) => {
  const [isShown, show] = useState(false);
  return (
    <AriaTextField {...props} type={isShown ? 'text' : 'password'} className="grid gap-1">
      <Label className={LABEL}>{label}</Label>
      <div className="flex gap-2">
        <Input className={FRAME} />
        <Button
          onPress={() => show(!isShown)}
          className="min-h-11 shrink-0 cursor-pointer rounded-control border border-control px-3 text-table font-semibold whitespace-nowrap"
        >
          {isShown ? 'Hide' : 'Show'}
        </Button>
      </div>
      <Help help={help} />
      <FieldError className={ERROR} />
    </AriaTextField>
  );
};

/** Yes or no. */
export const CheckboxField = ({
  children,
  help,
  ...props
}: {
  children: ReactNode;
  help?: ReactNode;
  name?: string;
  isSelected?: boolean;
  onChange?: (isSelected: boolean) => void;
}) => (
  <AriaCheckboxField {...props} className="grid gap-1">
    <CheckboxButton className="group flex min-h-11 cursor-pointer items-center gap-3">
      <span className="grid size-6 shrink-0 place-items-center rounded border border-control bg-surface text-transparent group-data-[selected]:border-brand group-data-[selected]:bg-brand group-data-[selected]:text-on-brand group-data-[focus-visible]:outline-2 group-data-[focus-visible]:outline-offset-2 group-data-[focus-visible]:outline-brand">
        <Icon name="check" />
      </span>
      <span>{children}</span>
    </CheckboxButton>
    <Help help={help} />
    <FieldError className={ERROR} />
  </AriaCheckboxField>
);
