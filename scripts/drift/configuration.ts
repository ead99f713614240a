import { settingDocs } from '../../src/platform/config/config';

/** The text of docs/configuration.md: every setting with its meaning and default. */
export const configurationDocument = (): string =>
  [
    '# Configuration',
    'Generated from `src/platform/config/config.ts` by `npm run generate`; do not edit. Settings are read once at ' +
      'the start from environment variables; an empty one counts as not given. A bad value stops the start and ' +
      'names the variable.',
    ['| variable | meaning | default |', '| --- | --- | --- |', ...settingDocs().map(row)].join('\n'),
  ].join('\n\n');

const row = ({ name, description, preset }: { name: string; description: string; preset: string }): string =>
  `| \`${name}\` | ${cell(description)} | ${preset ? `\`${cell(preset)}\`` : ''} |`;

const cell = (text: string): string => text.replaceAll('|', '\\|');
