import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
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
  </AriaButton>
);
