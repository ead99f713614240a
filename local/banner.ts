import type { DemoLogins } from './demo/demo-data';
import type { Config } from '../src/platform/config/config';

/** What the terminal says of a local start: where to go, how to log in, what to try first. */
export const banner = (config: Config, demo: DemoLogins | null): string[] => [
  '',
  `  Open in a browser           ${config.publicUrl}`,
  `  API and its documentation   ${config.publicUrl}/docs`,
  ...(config.stripe.endpoint ? sandboxLines(config.stripe.endpoint, config) : []),
  ...(demo ? ['', ...demoLines(demo, config)] : []),
];

const sandboxLines = (payments: { host: string; port: number }, { publicUrl }: Config): string[] => [
  `  Dev mailbox                 ${publicUrl}/sandbox/mailbox`,
  `  Sandbox payments            http://${payments.host}:${payments.port}`,
  `  Sandbox clock               ${publicUrl}/sandbox/clock`,
];

const demoLines = (demo: DemoLogins, config: Config): string[] => [
  `  Log in (password for all: ${demo.password})`,
  `    candidate   ${demo.candidate}`,
  `    coach       ${demo.coach}`,
  `    admin       ${demo.admin}`,
  `    rejected    ${demo.rejected}   applied as a coach; may read why, change the profile and apply again`,
  '  The candidate has four feedback forms to read, the coach one to finish, the admin an application to vet,',
  '  a form that is late, and a question and a rating that were reported.',
  '',
  '  In the browser one click lets you be any of them. By API:',
  `    ${demoCommand(config)}        walks the whole main job against this server, step by step`,
  '',
  '  Ctrl-C stops everything.',
];

/** The demo looks at the usual port; any other has to be named. */
const demoCommand = ({ port }: Config): string =>
  port === 3000 ? 'npm run demo' : `PORT=${port} npm run demo`;
