import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Figure, Size } from '../../test/prove/proof';

export interface Report {
  topic: string;
  claim: string;
  size: Size;
  scale: number;
  seed: number;
  seconds: number;
  commit: string;
  figures: Figure[];
}

const ROOT = join(__dirname, '..', '..');
const REPORTS = join(ROOT, '.prove');
const SCOREBOARD = join('docs', 'scoreboard.md');

/** Keeps the last run of a topic, outside of version control, for the scoreboard. */
export const keepReport = (report: Report): void => {
  mkdirSync(REPORTS, { recursive: true });
  writeFileSync(join(REPORTS, `${report.topic}.json`), `${JSON.stringify(report, null, 2)}\n`);
};

/** Writes docs/scoreboard.md from the last run of each topic; answers its path. */
export const writeScoreboard = async (): Promise<string> => {
  const path = join(ROOT, SCOREBOARD);
  const options = { ...(await resolveConfig(path)), filepath: path };
  writeFileSync(path, await format(scoreboard(lastReports()), options));
  return SCOREBOARD;
};

const lastReports = (): Report[] => {
  mkdirSync(REPORTS, { recursive: true });
  return readdirSync(REPORTS)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(REPORTS, name), 'utf8')) as Report);
};

const scoreboard = (reports: Report[]): string => `# Scoreboard

What we claim and what the last runs showed. \`npm run prove\` runs everything again (hours, at full size);
\`npm run prove -- race --scale 0.1\` one topic at a tenth of it. \`npm run prove:small\` is what every change must pass.

${reports.map(section).join('\n')}`;

const section = ({
  topic,
  claim,
  size,
  scale,
  seed,
  seconds,
  commit,
  figures,
}: Report): string => `## ${topic}

${claim.replace(/\.?$/, '.')} ${size === 'small' ? 'Small size' : `${Math.round(scale * 1000) / 10} % of the large size`}, seed ${seed}, ${seconds} s, at commit ${commit}.

| figure | target | measured | |
| --- | --- | --- | --- |
${figures.map(({ figure, target, measured, held }) => `| ${figure} | ${target} | ${measured} | ${held ? 'held' : '**failed**'} |`).join('\n')}
`;
