import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Metrics } from '../../src/platform/metrics/metrics';
import { useTestApp } from '../support/use-test-app';

const docs = join(__dirname, '..', '..', 'docs');
const text = (file: string): string => readFileSync(join(docs, file), 'utf8');

interface Panel {
  title: string;
  targets?: { expr: string }[];
}

interface Alert {
  name: string;
  expr: string;
  page: boolean;
  summary: string;
}

const panels = (): Panel[] => (JSON.parse(text('grafana/greenroom.json')) as { panels: Panel[] }).panels;

/** The rules of alerts.yml; its layout is our own, so that no parser is needed. */
const alerts = (): Alert[] =>
  text('alerts.yml')
    .split(/^ {6}- alert: /m)
    .slice(1)
    .map((rule) => ({
      name: rule.slice(0, rule.indexOf('\n')),
      expr: (/ expr: (?:>-\s+)?([\s\S]*?)\n {8}(?:for|labels):/.exec(rule)?.[1] ?? '').replaceAll(
        /\s+/g,
        ' ',
      ),
      page: rule.includes('severity: page'),
      summary: /summary: (.+)/.exec(rule)?.[1] ?? '',
    }));

const METRIC = /\b(?:greenroom|nodejs|process)_\w+/g;
/** Given by Prometheus itself. */
const FOREIGN_LABELS = ['instance', 'job', 'le'];

describe('what is watched', () => {
  const app = useTestApp();
  let known: Map<string, string[]>;
  beforeAll(() => {
    known = new Map(app.get(Metrics).registry.getMetricsAsArray().flatMap(seriesOf));
  });

  const queries = (): { where: string; expr: string }[] => [
    ...panels().flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ where: title, expr }))),
    ...alerts().map(({ name, expr }) => ({ where: name, expr })),
  ];

  it('dashboard and alerts ask only for metrics that there are', () => {
    const asked = queries().flatMap(({ where, expr }) =>
      (expr.match(METRIC) ?? []).map((name) => [where, name]),
    );
    expect(asked.length).toBeGreaterThan(60);
    expect(asked.filter(([, name = '']) => !known.has(name))).toEqual([]);
  });

  it('and only for labels that those have', () => {
    const all = new Set([...known.values()].flat());
    const strange = queries().flatMap(({ where, expr }) =>
      labelsIn(expr)
        .filter((label) => !FOREIGN_LABELS.includes(label) && !all.has(label))
        .map((label) => [where, label]),
    );
    expect(strange).toEqual([]);
    for (const { where, expr } of queries())
      for (const [, name = '', inside = ''] of expr.matchAll(/(\w+)\{([^}]*)\}/g))
        if (known.has(name))
          expect([where, ...(known.get(name) ?? [])]).toEqual(
            expect.arrayContaining(labelsIn(`{${inside}}`)),
          );
  });

  it('every metric of ours is on the dashboard', () => {
    const shown = panels().flatMap(({ targets = [] }) =>
      targets.flatMap(({ expr }) => expr.match(METRIC) ?? []),
    );
    const ours = [...known.keys()].filter(
      (name) => name.startsWith('greenroom_') && !/_(bucket|sum|count)$/.test(name),
    );
    const missing = ours.filter(
      (name) => !shown.some((query) => query === name || query.startsWith(`${name}_`)),
    );
    expect(missing).toEqual([]);
    expect(ours.length).toBeGreaterThan(20);
  });

  it('every alert is worth a page, says what is wrong, and has its part in operations.md', () => {
    expect(alerts().length).toBeGreaterThan(10);
    for (const { name, page, summary, expr } of alerts()) {
      expect([name, page, summary.length > 10, expr.length > 10]).toEqual([name, true, true, true]);
      const part = text('operations.md').split(`### ${name}\n`)[1]?.split(/^#/m)[0] ?? '';
      expect([name, /Means:/.test(part), /Do:/.test(part)]).toEqual([name, true, true]);
    }
  });

  it('operations.md has no part for an alert that there is not', () => {
    const parts = [...text('operations.md').matchAll(/^### (\w+)$/gm)].map(([, name]) => name);
    expect(parts.sort()).toEqual(
      alerts()
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('labels come from lists in the code: no id, no address', () => {
    const labels = new Set([...known.values()].flat());
    expect([...labels].filter((label) => /id$|email|path|url|account/i.test(label))).toEqual([]);
  });
});

const seriesOf = (metric: object): [string, string[]][] => {
  const {
    name,
    labelNames = [],
    buckets,
  } = metric as { name: string; labelNames?: string[]; buckets?: number[] };
  const suffixes = buckets ? ['', '_bucket', '_sum', '_count'] : [''];
  return suffixes.map((suffix) => [`${name}${suffix}`, labelNames]);
};

/** Labels of selectors and of `by (...)`. */
const labelsIn = (expr: string): string[] => [
  ...[...expr.matchAll(/\{([^}]*)\}/g)].flatMap(([, inside = '']) =>
    [...inside.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label),
  ),
  ...[...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, inside = '']) =>
    inside.split(',').map((part) => part.trim()),
  ),
];
