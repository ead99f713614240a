import { DomainError } from '../../shared/errors';
import type { Pack } from './pack';
import { type FilterFields, type PackFilter, refuseUnknownKeys } from './pack-filters';

const keys = (...names: string[]) => names.map((key) => ({ key }));
const pack = (key: string, level: string, stage: string, principle: string) =>
  ({
    key,
    levels: keys(level),
    stages: keys(stage),
    competencies: keys('communication'),
    principles: keys(principle, 'candour'),
  }) as unknown as Pack;
const PACKS = [pack('acme-pm', 'p1', 'case', 'thrift'), pack('zeta-sre', 's1', 'drill', 'calm')];

const refusal = (filter: PackFilter, fields?: FilterFields): [string, string?] | null => {
  try {
    refuseUnknownKeys(PACKS, filter, fields);
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [error.code, error.field];
  }
};

describe('keys that lists are narrowed by', () => {
  it.each<[string, PackFilter]>([
    ['nothing', {}],
    ['a pack', { pack: 'acme-pm' }],
    ['keys of that pack', { pack: 'acme-pm', level: 'p1', stage: 'case', principles: ['candour', 'thrift'] }],
    [
      'keys of any pack',
      { level: 'p1', stage: 'drill', competency: 'communication', principles: ['calm', 'thrift'] },
    ],
  ])('takes %s', (_, filter) => {
    expect(refusal(filter)).toBeNull();
  });

  it.each<[string, PackFilter, [string, string]]>([
    ['an unknown pack, before all else', { pack: 'acme', level: 'p9' }, ['pack.unknown', 'pack']],
    ['an unknown level', { level: 'p9' }, ['level.unknown', 'level']],
    ['a level of another pack', { pack: 'acme-pm', level: 's1' }, ['level.unknown', 'level']],
    ['an unknown stage', { stage: 'lunch' }, ['stage.unknown', 'stage']],
    ['an unknown competency', { competency: 'charm' }, ['competency.unknown', 'competency']],
    ['one of several principles', { principles: ['calm', 'luck'] }, ['principle.unknown', 'principle.1']],
  ])('refuses %s', (_, filter, expected) => {
    expect(refusal(filter)).toEqual(expected);
  });

  it('names the field as the query does', () => {
    expect(refusal({ pack: 'acme' }, { pack: 'packKey' })).toEqual(['pack.unknown', 'packKey']);
    expect(refusal({ stage: 'lunch' }, { stage: 'stageKey' })).toEqual(['stage.unknown', 'stageKey']);
  });
});
