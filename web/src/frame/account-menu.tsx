import { useNavigate } from '@tanstack/react-router';
import { logOut } from '../api/log-out';
import { useMe } from '../api/me';
import { Avatar } from '../ui/avatar';
import { Menu } from '../ui/menu';
import { frameWords } from './words';

const OF_CANDIDATES = [
  { to: '/progress', label: frameWords.nav.progress },
  { to: '/targets', label: frameWords.targets },
  { to: '/profile', label: frameWords.profile },
] as const;

/** Everything about oneself, behind one's own name. */
const AccountMenu = () => {
  const me = useMe();
  const navigate = useNavigate();
  if (!me) return null;
  const leave = async (): Promise<void> => {
    await logOut();
    await navigate({ to: '/' });
  };
  return (
    <Menu
      label={me.name}
      entries={[
        ...(me.roles.includes('candidate') ? OF_CANDIDATES : []).map(({ to, label }) => ({
          id: to,
          label,
          act: () => void navigate({ to }),
        })),
        { id: 'account', label: frameWords.account, act: () => void navigate({ to: '/account' }) },
        { id: 'out', label: frameWords.logOut, act: () => void leave() },
      ]}
    >
      <Avatar name={me.name} size={36} />
      <span className="max-sm:sr-only">{me.name}</span>
    </Menu>
  );
};

export default AccountMenu;
