import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
import { type Look, look } from './button-look';
import { Icon } from './icons';

export { ButtonAnchor, ButtonLink } from './button-link';

/**
 * Something that is done here. While it is under way it keeps the focus and cannot be pressed again. (React Aria's own
 * `isPending` leaves an announcement behind that names nothing once the page has gone on.)
 */
export const Button = ({
  kind,
  icon,
  wide,
  children,
  isPending = false,
  onPress,
  ...props
}: Look & Omit<ButtonProps, 'children' | 'className'>) => (
  <AriaButton
    {...props}
    aria-disabled={isPending || undefined}
    onPress={isPending ? undefined : onPress}
    className={look({ kind, wide, children })}
  >
    {icon && <Icon name={icon} />}
    {children}
  </AriaButton>
);
