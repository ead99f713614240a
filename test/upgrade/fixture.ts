import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

/** An installation of an earlier commit, as its own code left it in the middle of its work. */
export interface Fixture {
  /** The commit that made it. */
  madeBy: string;
  /** Where its clock stood. */
  now: string;
  /** Signs its tokens and the links of its mails. */
  secret: string;
  /** Origin of the links in its mails. */
  url: string;
  password: string;
  logins: Record<'candidate' | 'coach' | 'admin', string>;
  /** Kept by its candidate's browser. */
  refreshToken: string;
  /** Wake-ups that were in its queue: the backup leaves the queue out. */
  jobs: { task: string; payload: object }[];
  /** A whole backup: file name to content. */
  backup: Record<string, string>;
}

export const FIXTURES = join(__dirname, 'fixtures');

export const readFixture = (name: string): Fixture =>
  JSON.parse(gunzipSync(readFileSync(join(FIXTURES, name))).toString('utf8')) as Fixture;

export const keepFixture = (name: string, fixture: Fixture): void => {
  mkdirSync(FIXTURES, { recursive: true });
  writeFileSync(join(FIXTURES, name), gzipSync(JSON.stringify(fixture), { level: 9 }));
};

/** Lays a fixture's backup out as the folder that `npm run restore` takes. */
export const unpackBackup = ({ backup }: Fixture, folder: string): void => {
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of Object.entries(backup)) writeFileSync(join(folder, file), content);
};
