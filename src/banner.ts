import type { DemoLogins } from './demo-data';
import type { Config } from './platform/config/config';

interface BannerFacts {
  config: Config;
  sandboxUrl: string | null;
  demo: DemoLogins | null;
  /** Seconds from the start of the program. */
  seconds: number;
}

/** What the terminal says once everything is up: where to go, how to log in, what to try first. */
export const banner = ({ config, sandboxUrl, demo, seconds }: BannerFacts): string => {
  const lines = [
    '',
    `Greenroom is ready after ${seconds.toFixed(1)} s.`,
    '',
    ...(config.environment === 'production'
      ? []
      : [`  API and its documentation   ${config.publicUrl}/docs`]),
    ...(sandboxUrl
      ? [
          `  Dev mailbox                 ${config.publicUrl}/sandbox/mailbox`,
          `  Sandbox payments            ${sandboxUrl}`,
          `  Sandbox clock               ${config.publicUrl}/sandbox/clock`,
        ]
      : []),
  ];
  if (demo) lines.push('', ...demoLines(demo, config));
  return `${lines.join('\n')}\n`;
};

const demoLines = (demo: DemoLogins, config: Config): string[] => [
  `  Log in (password for all: ${demo.password})`,
  `    candidate   ${demo.candidate}`,
  `    coach       ${demo.coach}`,
  `    admin       ${demo.admin}`,
  `    rejected    ${demo.rejected}   applied as a coach; may read why, change the profile and apply again`,
  '  The candidate has four feedback forms to read, the coach one to finish, the admin an application to vet,',
  '  a form that is late, and a question and a rating that were reported.',
  '',
  '  Try first',
  `    ${demoCommand(config)}        walks the whole main job against this server, step by step`,
  `    curl '${config.publicUrl}/v1/coaches?pack=amazon-tpm'`,
  '',
  '  Ctrl-C stops everything.',
];

/** The demo looks at the usual port; any other has to be named. */
const demoCommand = ({ port }: Config): string =>
  port === 3000 ? 'npm run demo' : `PORT=${port} npm run demo`;
