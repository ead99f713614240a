import { type FromTarget, fromTarget, type GivenFilters } from './target-search';

const PACK = {
  company: 'Amazon',
  role: 'Technical Program Manager',
  levels: [{ key: 'l6' }, { key: 'l7' }],
};
const TARGET = { id: 't', packKey: 'amazon-tpm', levelKey: 'l6', focusPrinciples: ['ownership'] };
const NOTHING: FromTarget = { id: 't', pack: null, level: null, principles: [] };
const ALL: FromTarget = { id: 't', pack: 'amazon-tpm', level: 'l6', principles: ['ownership'] };

describe('a search with a target', () => {
  it.each<[string, Partial<GivenFilters>, FromTarget]>([
    ['takes pack, level and principles from it', {}, ALL],
    ['keeps a level that is given', { level: 'l7' }, { ...ALL, level: null }],
    ['keeps principles that are given', { principle: ['dive-deep'] }, { ...ALL, principles: [] }],
    ['takes the rest beside its own pack', { pack: 'amazon-tpm' }, { ...ALL, pack: null }],
    ['takes nothing beside another pack', { pack: 'northwind-pm' }, NOTHING],
    ['takes all beside its own company and role', { company: 'amazon', role: 'program manager' }, ALL],
    ['takes nothing beside another company', { company: 'Northwind' }, NOTHING],
    ['takes nothing beside another role', { role: 'designer' }, NOTHING],
  ])('%s', (_, given, expected) => {
    expect(fromTarget({ principle: [], ...given }, TARGET, PACK)).toEqual(expected);
  });

  it('leaves out what its pack no longer has', () => {
    expect(fromTarget({ principle: [] }, { ...TARGET, levelKey: 'l4' }, PACK)).toEqual({
      ...ALL,
      level: null,
    });
    expect(fromTarget({ principle: [] }, TARGET, null)).toEqual(NOTHING);
  });
});
