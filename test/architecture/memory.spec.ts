import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(__dirname, '..', '..');

/**
 * Every collection that lives as long as a module or a service and is filled while it runs, and what bounds it. One that
 * grows with what strangers send ends the process sooner or later: use `Recent`, or the database.
 */
const BOUNDED_BY: Record<string, string> = {
  'src/serve.ts beside': 'what a start starts: a database and a payment sandbox',
  'src/shared/recent.ts values': 'its limit',
  'src/shared/zones/zone-data.ts read': 'the zones of the release',
  'src/shared/zones/zoned-time.ts zones': 'the canonical names of the release',
  'src/identity/account-requests.service.ts answerers': 'the kinds of requests',
  'src/scheduling/sent-lists.ts sent': 'Recent, and the length of a list',
  'src/scheduling/calendars.ts known': 'Recent',
  'src/shared/shared-runs.ts running': 'what is under way',
  'src/shared/shared-runs.ts queued': 'what is under way',
  'src/matching/directory-pages.service.ts sent': 'Recent, and the length of a page',
  'src/matching/directory-totals.service.ts known': 'Recent',
  'src/platform/limits/client-counts.ts counts': 'Recent',
  'src/platform/limits/connection-limit.ts open': 'the connections that are open',
  'src/platform/limits/limits.service.ts limiters': 'the names of limits',
  'src/platform/jobs/sweeps.ts sweeps': 'the sweeps',
  'src/platform/jobs/sweeps.ts overRows': 'the sweeps',
  'src/platform/jobs/sweeps.ts networked': 'the sweeps',
  'src/platform/jobs/sweeps.ts startedAt': 'the sweeps',
  'src/platform/jobs/sweeps.ts failures': 'the sweeps',
  'src/platform/jobs/row-sweep.ts failedAt': 'the sweeps, and a number of rows for each',
  'src/platform/metrics/database.gauges.ts gauges': 'the gauges',
  'src/platform/personal-data/holdings.ts known': 'the tables',
  'src/platform/database/constraint-errors.ts known': 'the constraints',
  'src/platform/database/conditions.ts parts': 'one list: the clause lives as long as its query',
  'src/platform/database/conditions.ts values': 'one list: the clause lives as long as its query',
  'src/platform/live/occurrences.ts listeners': 'those who asked to hear: the streams of pages',
  'src/screens/live/live-streams.service.ts streams': 'a dozen of each account, each an open connection',
  'src/platform/events/outbox.ts byType': 'the types of events and their subscribers',
  'src/platform/http/body-room.ts held': 'the bytes of the room, each body with one at least',
  'src/platform/threads/work-thread.ts askedBy': 'those that wait, which are counted',
  'src/platform/http/openapi-compact.ts items': 'one document: the answers and parameters of our operations',
  'src/platform/http/json-text.ts levels': 'one body: the reader lives as long as it is read',
  'src/platform/pdf/font-book.ts regular': 'one document: its fonts, of those that there are',
  'src/platform/pdf/font-book.ts faces': 'one document: its fonts, of those that there are',
  'src/platform/pdf/font-catalogue.ts files': 'the font files',
  'src/forms/suggestions.service.ts NOTHING': 'nothing: it is read-only',
  'src/packs/packs.service.ts packs': 'the packs',
  'src/packs/packs.service.ts templates': 'the published versions of forms; what is not found is not kept',
};

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

const MODIFIER = '(?:export |private |protected |public |static |readonly |override )';
const COLLECTION =
  '(?:new (?:Map|Set|WeakMap|Array|Recent)(?:<.*>)?\\((?:\\)|[A-Z_]+\\))|\\[\\]|\\{\\}|Object\\.create\\(null\\))';
/** At the edge of a file, or a member of a class: what is made within a function ends with it. */
const KEPT = new RegExp(
  `^(?:(?:export )?(?:const|let) |  ${MODIFIER}+)(\\w+)(?:: .+)? = ${COLLECTION}(?:;|\\)$)`,
  'gm',
);

const collectionsIn = (code: string): string[] => [...code.matchAll(KEPT)].map(([, name = '']) => name);

describe('collections that are kept', () => {
  it.each([
    ['const cache = new Map<string, number>();', ['cache']],
    ['export const cache: Map<string, number> = new Map();', ['cache']],
    ['let seen: string[] = [];', ['seen']],
    ['  private readonly sent = new Recent<SentList>(MOST_REMEMBERED);', ['sent']],
    ['  readonly byKey: Record<string, Promise<void>> = {};', ['byKey']],
    ['  static known = new Set();', ['known']],
    ['    const own = new Map<string, number>();', []],
    ["const KNOWN = new Set(['a']);", []],
  ])('are found in %s', (code, names) => expect(collectionsIn(code)).toEqual(names));

  it('are each bounded by something other than what is sent', () => {
    const found = filesIn(join(root, 'src')).flatMap((file) =>
      collectionsIn(readFileSync(join(root, file), 'utf8')).map((name) => `${file} ${name}`),
    );
    expect(found.sort()).toEqual(Object.keys(BOUNDED_BY).sort());
  });
});
