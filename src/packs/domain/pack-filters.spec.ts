import { DomainError } from '../../shared/errors';
import type { Pack } from './pack';
import { type PackFilter, refuseUnknownKeys } from './pack-filters';

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

const refusal = (filter: PackFilter): [string, string?] | null => {
  try {
    refuseUnknownKeys(PACKS, filter);
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [error.code, error.field];
  }
};

describe('keys that lists are narrowed by', () => {
  it.each<[string, PackFilter]>([
    ['nothing', {}],
    ['a pack', { packKey: 'acme-pm' }],
    [
      'keys of that pack',
      { packKey: 'acme-pm', levelKey: 'p1', stageKey: 'case', principles: ['candour', 'thrift'] },
    ],
    [
      'keys of any pack',
      { levelKey: 'p1', stageKey: 'drill', competency: 'communication', principles: ['calm', 'thrift'] },
    ],
  ])('takes %s', (_, filter) => {
    expect(refusal(filter)).toBeNull();
  });

  it.each<[string, PackFilter, [string, string]]>([
    ['an unknown pack, before all else', { packKey: 'acme', levelKey: 'p9' }, ['pack.unknown', 'packKey']],
    ['an unknown level', { levelKey: 'p9' }, ['level.unknown', 'levelKey']],
    ['a level of another pack', { packKey: 'acme-pm', levelKey: 's1' }, ['level.unknown', 'levelKey']],
    ['an unknown stage', { stageKey: 'lunch' }, ['stage.unknown', 'stageKey']],
    ['an unknown competency', { competency: 'charm' }, ['competency.unknown', 'competency']],
    ['one of several principles', { principles: ['calm', 'luck'] }, ['principle.unknown', 'principle.1']],
  ])('refuses %s', (_, filter, expected) => {
    expect(refusal(filter)).toEqual(expected);
  });
});
