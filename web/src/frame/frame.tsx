import { Link, Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useSignedIn } from '../api/me';
import { session } from '../api/session';
import { ButtonLink } from '../ui/button-link';
import { Notice } from '../ui/chip';
import { Icon } from '../ui/icons';
import { TitleAnnouncer } from '../ui/page';
import { TextLink } from '../ui/text-link';
import { Toasts } from '../ui/toast';
import { type NavItem, navItems } from './nav';
import { facts } from './facts';
import { ToDoCount } from './to-do-count';
import { frameWords } from './words';

/** Not for visitors, so not in what they load. */
const Me = lazy(() => import('./account-menu'));
/** Loaded where they are needed, which is never on most visits. */
const SandboxBar = lazy(() => import('./sandbox-bar').then((loaded) => ({ default: loaded.SandboxBar })));
const LogInAgain = lazy(() => import('./log-in-again').then((loaded) => ({ default: loaded.LogInAgain })));

/** What stands around every page: the way to all the others, and the page. */
export const Frame = () => (
  <div className="flex min-h-dvh flex-col">
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:absolute focus:z-30 focus:bg-surface focus:p-3"
    >
      {frameWords.skip}
    </a>
    {facts.sandbox && (
      <Suspense fallback={<div className="h-[45px]" />}>
        <SandboxBar />
      </Suspense>
    )}
    <TopBar />
    <OfflineBar />
    <main id="main" tabIndex={-1} className="flex-1 pb-8 outline-none">
      <Outlet />
    </main>
    <Footer />
    <BottomBar />
    <AskedAgain />
    <TitleAnnouncer />
    <Toasts />
  </div>
);

const TopBar = () => {
  const isSignedIn = useSignedIn();
  return (
    <header className="border-b border-line bg-surface print:hidden">
      <div className="mx-auto flex h-14 max-w-6xl items-center gap-2 px-4 sm:gap-6 sm:px-6">
        <Link to="/" className="text-lead font-semibold text-brand">
          {frameWords.brand}
        </Link>
        <nav aria-label={frameWords.main} className="hidden flex-1 items-center gap-1 sm:flex">
          {navItems(isSignedIn).map((item) => (
            <TopItem key={item.to} {...item} />
          ))}
        </nav>
        <div className="ml-auto flex items-center gap-2">
          {isSignedIn ? (
            <Suspense>
              <Me />
            </Suspense>
          ) : (
            <Doors />
          )}
        </div>
      </div>
    </header>
  );
};

const TopItem = ({ to, label }: NavItem) => (
  <Link
    to={to}
    className="rounded-control px-3 py-2 text-ink no-underline hover:bg-quiet-tint data-[status=active]:font-semibold data-[status=active]:text-brand"
  >
    {label}
    {to === '/bookings' && <ToDoCount />}
  </Link>
);

const Doors = () => (
  <>
    <ButtonLink to="/login" kind="quiet">
      {frameWords.logIn}
    </ButtonLink>
    <ButtonLink to="/signup" kind="primary">
      {frameWords.signUp}
    </ButtonLink>
  </>
);

const AskedAgain = () => {
  const isAsking = useSyncExternalStore(session.onAsking, session.isAsking);
  return isAsking ? (
    <Suspense>
      <LogInAgain />
    </Suspense>
  ) : null;
};

const Footer = () => (
  <footer className="border-t border-line pb-20 sm:pb-0 print:hidden">
    <nav
      aria-label={frameWords.footer.name}
      className="mx-auto flex max-w-6xl flex-wrap gap-x-6 px-4 sm:px-6"
    >
      <TextLink to="/rules" className="py-3">
        {frameWords.footer.rules}
      </TextLink>
      <TextLink to="/terms" className="py-3">
        {frameWords.footer.terms}
      </TextLink>
      <TextLink to="/privacy" className="py-3">
        {frameWords.footer.privacy}
      </TextLink>
    </nav>
  </footer>
);

const BottomBar = () => {
  const isSignedIn = useSignedIn();
  const items = navItems(isSignedIn).filter(({ isWideOnly }) => !isWideOnly);
  if (!isSignedIn || items.length === 0) return null;
  return (
    <nav
      aria-label={frameWords.main}
      className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden print:hidden"
    >
      <ul className="flex h-14">
        {items.map(({ to, short, icon }) => (
          <li key={to} className="flex-1">
            <Link
              to={to}
              className="flex h-full flex-col items-center justify-center text-small text-soft no-underline data-[status=active]:font-semibold data-[status=active]:text-brand"
            >
              <Icon name={icon} size={20} />
              <span>
                {short}
                {to === '/bookings' && <ToDoCount />}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const subscribe = (changed: () => void): (() => void) => {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
};

const OfflineBar = () => {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  return isOnline ? null : (
    <div role="status">
      <Notice tone="wait" icon="off">
        {frameWords.offline}
      </Notice>
    </div>
  );
};
