import { type FromTarget, fromTarget, type GivenFilters } from './target-search';

const PACK = {
  company: 'Amazon',
  role: 'Technical Program Manager',
  levels: [{ key: 'l6' }, { key: 'l7' }],
};
const TARGET = { id: 't', packKey: 'amazon-tpm', levelKey: 'l6', focusPrinciples: ['ownership'] };
const NOTHING: FromTarget = { id: 't', packKey: null, levelKey: null, principles: [] };
const ALL: FromTarget = { id: 't', packKey: 'amazon-tpm', levelKey: 'l6', principles: ['ownership'] };

describe('a search with a target', () => {
  it.each<[string, Partial<GivenFilters>, FromTarget]>([
    ['takes pack, level and principles from it', {}, ALL],
    ['keeps a level that is given', { levelKey: 'l7' }, { ...ALL, levelKey: null }],
    ['keeps principles that are given', { principle: ['dive-deep'] }, { ...ALL, principles: [] }],
    ['takes the rest beside its own pack', { packKey: 'amazon-tpm' }, { ...ALL, packKey: null }],
    ['takes nothing beside another pack', { packKey: 'northwind-pm' }, NOTHING],
    ['takes all beside its own company and role', { company: 'amazon', role: 'program manager' }, ALL],
    ['takes nothing beside another company', { company: 'Northwind' }, NOTHING],
    ['takes nothing beside another role', { role: 'designer' }, NOTHING],
  ])('%s', (_, given, expected) => {
    expect(fromTarget({ principle: [], ...given }, TARGET, PACK)).toEqual(expected);
  });

  it('leaves out what its pack no longer has', () => {
    expect(fromTarget({ principle: [] }, { ...TARGET, levelKey: 'l4' }, PACK)).toEqual({
      ...ALL,
      levelKey: null,
    });
    expect(fromTarget({ principle: [] }, TARGET, null)).toEqual(NOTHING);
  });
});
