import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { sentenceOf, visitor } from '../api/api';
import { now } from '../api/clock';
import { useHourCycle } from '../api/me';
import { advanceClock, resetClock, useDemoPeople } from '../api/sandbox';
import { session } from '../api/session';
import { shortTime } from '../domain/times';
import { Menu } from '../ui/menu';
import { say } from '../ui/toast';
import { facts } from './facts';
import { landing } from './landing';
import { frameWords } from './words';

const words = frameWords.sandbox;
const DAY_MINUTES = 24 * 60;

/** On every page of the sandbox: its clock, its mailbox, its people, its payments. Elsewhere nothing. */
export const SandboxBar = () =>
  facts.sandbox && (
    <aside
      aria-label={words.name}
      className="border-b border-line bg-wait-tint text-table text-wait print:hidden"
    >
      <div className="mx-auto flex max-w-6xl items-center gap-x-1 overflow-x-auto px-1 whitespace-nowrap sm:px-4">
        <a href="/sandbox" className="px-2 py-3 font-semibold text-wait">
          {words.name}
        </a>
        <Clock />
        <Be />
        <Others payments={facts.sandbox.payments} />
      </div>
    </aside>
  );

const Clock = () => {
  const queries = useQueryClient();
  const at = useNow();
  const hourCycle = useHourCycle();
  const move = async (moving: Promise<void>): Promise<void> => {
    try {
      await moving;
      // The access token may have ended by that clock, and everything may have changed.
      await queries.invalidateQueries();
    } catch (error) {
      say(sentenceOf(error));
    }
  };
  const shown = shortTime(localIso(at), at, hourCycle);
  return (
    <Menu
      label={`${words.clock}: ${shown}`}
      entries={[
        { id: 'hour', label: words.hour, act: () => void move(advanceClock(60)) },
        { id: 'day', label: words.day, act: () => void move(advanceClock(DAY_MINUTES)) },
        { id: 'real', label: words.real, act: () => void move(resetClock()) },
      ]}
    >
      {shown}
    </Menu>
  );
};

/** The server's time on the wall of this browser: good enough for the sandbox's clock. */
const localIso = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().replace('Z', '');

const useNow = (): Date => {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return at;
};

const Be = () => {
  const { data } = useDemoPeople();
  const navigate = useNavigate();
  if (!data || data.people.length === 0) return null;
  const be = async (email: string): Promise<void> => {
    try {
      const body = { email, password: data.password, cookie: true };
      session.begin(await visitor.post('/v1/logins', { body }));
      await navigate({ href: await landing() });
    } catch (error) {
      say(sentenceOf(error));
    }
  };
  return (
    <Menu
      label={words.be}
      entries={data.people.map(({ email, name, role }) => ({
        id: email,
        label: words.beOne(name, role),
        act: () => void be(email),
      }))}
    >
      <span className="sm:hidden">{words.beShort}</span>
      <span className="hidden sm:inline">{words.be}</span>
    </Menu>
  );
};

const Others = ({ payments }: { payments: string }) => (
  <Menu
    label={words.moreOf}
    entries={[
      { id: 'mailbox', label: words.mailbox, act: () => location.assign('/sandbox/mailbox') },
      {
        id: 'payments',
        label: words.payments,
        act: () => void window.open(payments, '_blank', 'noreferrer'),
      },
    ]}
  >
    {words.more}
  </Menu>
);
