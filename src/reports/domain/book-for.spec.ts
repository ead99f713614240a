import { bookFor } from './book-for';

const about = { kind: 'session', packKey: 'amazon-tpm', stageKey: 'onsite' } as const;
const principle = (key: string) => ({ key, title: key.toUpperCase(), part: 'principles' }) as const;
const competency = (key: string) => ({ key, title: key.toUpperCase(), part: 'competencies' }) as const;

describe('the search for help with the gaps of a report', () => {
  it('asks for the principles that fell short, weakest first, and for no competency beside them', () => {
    expect(bookFor(about, [principle('a'), competency('c'), principle('b')])).toEqual({
      packKey: 'amazon-tpm',
      stageKey: 'onsite',
      principle: ['a', 'b'],
      competency: null,
      titles: ['A', 'B'],
    });
  });

  it('asks for the weakest competency where no principle fell short', () => {
    expect(bookFor(about, [competency('c'), competency('d')])).toMatchObject({
      principle: [],
      competency: 'c',
      titles: ['C'],
    });
  });

  it('finds everybody for the interview where nothing fell short, and for all stages after a document', () => {
    expect(bookFor({ ...about, kind: 'document' }, [])).toEqual({
      packKey: 'amazon-tpm',
      stageKey: null,
      principle: [],
      competency: null,
      titles: [],
    });
  });
});
