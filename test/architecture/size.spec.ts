import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const MAX_LINES = 400;
const GENERATED = 'client/schema.ts';

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `${folder}/${path}`)
    .filter((path) => path !== GENERATED)
    .sort();

const text = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Files below src whose code matches, but the ones that may. */
const using = (pattern: RegExp, mayBeIn: RegExp): string[] =>
  sources('src').filter(
    (file) => !/\.spec\.ts$/.test(file) && !mayBeIn.test(file) && pattern.test(text(file)),
  );

describe('how the source is kept', () => {
  it('no file is longer than 400 lines', () => {
    const files = ['src', 'local', 'client', 'test', 'migrations', 'scripts', 'bench', 'web/src'].flatMap(
      sources,
    );
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => text(file).split('\n').length - 1 > MAX_LINES)).toEqual([]);
  });

  it('tests make their folders below that of the run, which goes when it ends', () => {
    const specs = sources('src').filter((file) => /\.spec\.ts$/.test(file));
    const files = [...specs, ...sources('test'), ...sources('bench')];
    const mayBeIn =
      /^test\/(support\/run-base|platform\/embedded-postgres\.spec|architecture\/size\.spec)\.ts$/;
    expect(files.filter((file) => /\btmpdir\(\)/.test(text(file)) && !mayBeIn.test(file))).toEqual([]);
  });

  it('the environment is read in main.ts only', () => {
    expect(using(/process\.env|process\[/, /^src\/(backup\.|restore\.)?main\.ts$/)).toEqual([]);
  });

  it('the time comes from the clock only', () => {
    const pattern = /Date\.now\(|new Date\(\)|DateTime\.(now|utc|local)\(\)/;
    const mayBeIn = /^src\/platform\/(clock|log)\//;
    expect(using(pattern, mayBeIn)).toEqual([]);
  });

  it('SQL does not ask the database for the time', () => {
    expect(
      using(
        /(?<![.\w])now\(\)(?!: )|clock_timestamp\(|CURRENT_TIMESTAMP/i,
        /^src\/platform\/(backups|clock|jobs|health)\//,
      ),
    ).toEqual([]);
  });

  it('nothing is switched off: no any, no ignored line, no skipped or lonely test, no TODO', () => {
    const files = ['src', 'local', 'client', 'test', 'migrations', 'scripts']
      .flatMap(sources)
      .filter((file) => file !== here);
    const pattern =
      /@ts-(ignore|nocheck)|eslint-disable|\bas any\b|: any\b|\bTODO\b|\bFIXME\b|\b(it|describe|test)\.(skip|only)\b|\bxit\(/;
    expect(files.filter((file) => pattern.test(text(file)))).toEqual([]);
  });

  it('nobody pretends to have no name: no helper, util, manager, process or handle files', () => {
    // An API process is one of the operating system's.
    const files = ['src', 'local', 'client', 'test', 'scripts'].flatMap(sources);
    expect(files.filter((file) => /(helper|util|manager|handler|(?<!api-)process)/i.test(file))).toEqual([]);
  });
});

const here = 'test/architecture/size.spec.ts';
