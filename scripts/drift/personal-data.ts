import '../../src/app.module';
import { type Holding, holdings } from '../../src/platform/personal-data/holdings';

/** docs/personal-data.md: what each table holds of people, what they get of it, and what erasing does to it. */
export const personalDataDocument = (): string => {
  const all = holdings();
  const personal = all.filter(({ holds }) => holds !== null);
  const other = all.filter(({ holds }) => holds === null).map(({ table }) => `\`${table}\``);
  return [
    '# Personal data, table by table',
    'Generated from the `personal-data.ts` of each feature. A test asks the database whether a table is missing here.',
    '`POST /v1/me/export` gives a person everything marked as exported, `GET /v1/me/erasure` says beforehand what ' +
      '`POST /v1/me/erasure` will do. Both ask for the password once more. An erasure is one transaction: everything ' +
      'below, or nothing. It waits for open sessions and for money under way, and says so.',
    ['| table | what it holds of people | exported | when a person is erased |', '| --- | --- | --- | --- |']
      .concat(personal.map(row))
      .join('\n'),
    `Nothing about anybody, or only ids of what is told of above: ${other.join(', ')}.`,
    '## Beyond the database',
    'Logs hold ids and no names, addresses or tokens (a test looks for them). Backups made before an erasure still ' +
      'hold the person: keep them no longer than you need to, and erase again after restoring one. The payment ' +
      'provider keeps what its law asks of it.',
  ].join('\n\n');
};

const row = ({ table, holds, onErasure, read }: Holding): string =>
  `| \`${table}\` | ${holds} | ${read ? 'yes' : 'no'} | ${onErasure} |`;
