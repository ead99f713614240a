import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInOnly } from '../frame/guard';
import { root } from '../frame/root';
import { textSearch } from '../frame/search';

const at = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path }) as const;
const links = () => import('./mailed-links.page');

const logIn = createRoute({
  ...at('/login'),
  validateSearch: textSearch('next', 'email', 'done'),
  component: lazyRouteComponent(() => import('./log-in.page'), 'LogIn'),
});
const signUp = createRoute({
  ...at('/signup'),
  validateSearch: textSearch('next', 'as'),
  component: lazyRouteComponent(() => import('./sign-up.page'), 'SignUp'),
});
const forgotPassword = createRoute({
  ...at('/forgot-password'),
  validateSearch: textSearch('next', 'email'),
  component: lazyRouteComponent(() => import('./forgot-password.page'), 'ForgotPassword'),
});
const resetPassword = createRoute({
  ...at('/reset-password'),
  validateSearch: textSearch('token', 'next'),
  component: lazyRouteComponent(links, 'ResetPassword'),
});
const verifyEmail = createRoute({
  ...at('/verify-email'),
  validateSearch: textSearch('token', 'next'),
  component: lazyRouteComponent(links, 'VerifyEmail'),
});
const confirmAddress = createRoute({
  ...at('/confirm-address'),
  validateSearch: textSearch('token'),
  component: lazyRouteComponent(links, 'ConfirmAddress'),
});
const keepAddress = createRoute({
  ...at('/keep-address'),
  validateSearch: textSearch('token'),
  component: lazyRouteComponent(links, 'KeepAddress'),
});

const account = createRoute({
  ...at('/account'),
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import('./account.page'), 'Account'),
});
const leave = createRoute({
  ...at('/account/leave'),
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import('./leave.page'), 'Leave'),
});
const targets = createRoute({
  ...at('/targets'),
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import('./targets.page'), 'Targets'),
});
const target = createRoute({
  ...at('/targets/$id'),
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import('./target.page'), 'Target'),
});
const profile = createRoute({
  ...at('/profile'),
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import('./profile.page'), 'Profile'),
});

const sandbox = createRoute({
  ...at('/sandbox'),
  component: lazyRouteComponent(() => import('./sandbox.page'), 'Sandbox'),
});

/** Getting in, and everything about one's own account. */
export const accountRoutes = [
  ...[logIn, signUp, forgotPassword, resetPassword, verifyEmail, confirmAddress, keepAddress],
  ...[account, leave, targets, target, profile, sandbox],
] as const;
