import { join } from 'node:path';
import { validatePack } from './domain/validate-pack';
import { readPackFiles } from './read-pack-files';

const { pack, questions, templates } = readPackFiles(join(__dirname, '../../packs/northwind-pm'));
const files = templates.map((content) => ({ file: `${content.stage}.json`, content }));

/** What is wrong with the pack when its stages ask only these categories. */
const faultsWith = (categories: string[] | undefined, asked = questions) =>
  validatePack({
    pack: { ...pack, stages: pack.stages.map((stage) => ({ ...stage, categories })) },
    questions: asked,
    templates: files,
  }).map(({ path, reason }) => `${path}: ${reason}`);

describe('the categories that a stage asks', () => {
  const withoutNumbers = questions.filter(({ category }) => category !== 'numbers');

  it('are all of the pack unless it says otherwise, and each has questions to draw', () => {
    expect(faultsWith(undefined)).toEqual([]);
    expect(faultsWith(undefined, withoutNumbers)).toContain(
      'questions: no question of category "numbers" for stage "product-case"',
    );
  });

  it('need no questions of another category', () => {
    expect(faultsWith(['values', 'product'], withoutNumbers)).toEqual([]);
  });

  it('take no question of another category', () => {
    const index = questions.findIndex(({ key }) => key === 'tents-in-july');
    expect(faultsWith(['values', 'product'])).toContain(
      `questions[${index}].stages[0]: stage "product-case" asks no questions of category "numbers"`,
    );
  });

  it('are the pack’s own', () => {
    expect(faultsWith(['values', 'product', 'numbers', 'charm'])).toContain(
      'stages[2].categories[3]: Choose a category of the pack: there is no "charm".',
    );
  });
});
