import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';

export interface MenuEntry {
  id: string;
  label: string;
  /** What it does; a page to go to is `href`. */
  act?: () => void;
  href?: string;
}

/** A few things to choose from behind one button. */
export const Menu = ({
  label,
  entries,
  children,
}: {
  /** What the list is called. */
  label: string;
  entries: readonly MenuEntry[];
  /** What stands in the button, and names it: text that who does not see it hears too. */
  children: ReactNode;
}) => (
  <MenuTrigger>
    <Button className="flex min-h-11 cursor-pointer items-center gap-2 rounded-control px-2 hover:bg-quiet-tint">
      {children}
    </Button>
    <Popover
      placement="bottom end"
      className="min-w-52 rounded-control border border-line bg-raised p-1 shadow-card"
    >
      <AriaMenu aria-label={label} items={entries} className="outline-none">
        {({ id, label: shown, act, href }) => (
          <MenuItem
            id={id}
            href={href}
            onAction={act}
            className="block min-h-11 cursor-pointer rounded-md px-3 py-2.5 text-ink no-underline outline-none data-[focused]:bg-quiet-tint"
          >
            {shown}
          </MenuItem>
        )}
      </AriaMenu>
    </Popover>
  </MenuTrigger>
);
