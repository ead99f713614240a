import fc from 'fast-check';
import { choosePrompt } from './choose-prompt';

const KEYS = ['tent', 'boat', 'rope', 'lamp'];
const prompts = KEYS.map((key) => ({ key }));
const order = fc.uuid();

describe('the prompt of an order', () => {
  it('is one that the candidate has not had, while there is one', () => {
    fc.assert(
      fc.property(fc.subarray(KEYS, { maxLength: 3 }), order, (had, id) => {
        expect(had).not.toContain(choosePrompt(prompts, new Set(had), id)?.key);
      }),
    );
  });

  it('is any when they have had all, and none where there are none', () => {
    fc.assert(
      fc.property(order, (id) => {
        expect(KEYS).toContain(choosePrompt(prompts, new Set(KEYS), id)?.key);
        expect(choosePrompt([], new Set(), id)).toBeNull();
      }),
    );
  });

  it('is the same however often the order is asked for', () => {
    fc.assert(
      fc.property(fc.subarray(KEYS), order, (had, id) => {
        expect(choosePrompt(prompts, new Set(had), id)).toBe(choosePrompt(prompts, new Set(had), id));
      }),
    );
  });

  it('is not the same for everybody: each comes up', () => {
    const chosen = Array.from({ length: 200 }, (_, n) => choosePrompt(prompts, new Set(), `order ${n}`)?.key);
    expect([...new Set(chosen)].sort()).toEqual([...KEYS].sort());
  });
});
