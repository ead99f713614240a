import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { type Look, look } from './button-look';
import { Icon } from './icons';

export { ButtonAnchor, ButtonLink } from './button-link';

/** Something that is done here. While it is under way it says so and cannot be pressed again. */
export const Button = ({
  kind,
  icon,
  wide,
  children,
  ...props
}: Look & Omit<ButtonProps, 'children' | 'className'>) => (
  <AriaButton {...props} className={look({ kind, wide, children })}>
    {icon && <Icon name={icon} />}
    {children}
    {props.isPending !== undefined && (
      // React Aria says its name aloud, and looks for it a few seconds longer than it is shown.
      <span hidden={!props.isPending} className="sr-only">
        <ProgressBar isIndeterminate aria-label="Under way" />
      </span>
    )}
  </AriaButton>
);
