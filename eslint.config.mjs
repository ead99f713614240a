import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { egressRules } from './eslint.egress.mjs';
import { timeRules } from './eslint.time.mjs';

/** What a class is made of is a question about its purpose; a call with so many arguments is one that nobody can read. */
const manyParameters = {
  selector:
    ':matches(FunctionDeclaration, ArrowFunctionExpression, MethodDefinition[kind!="constructor"] > FunctionExpression)[params.length>6]',
  message: 'Pass an object.',
};

/** Zone rules come from src/shared/zones: Node's are older, and luxon keeps every spelling of a zone's name for ever. */
const zonesOfNode = [
  {
    selector: ':matches(ImportSpecifier, MemberExpression, NewExpression) > Identifier[name="IANAZone"]',
    message: 'Ask zone-rules.ts.',
  },
  { selector: 'CallExpression[callee.property.name="setZone"]', message: 'Use inZone of zoned-time.ts.' },
  {
    selector:
      'CallExpression:matches([callee.object.name="DateTime"], [callee.object.property.name="DateTime"]) > ObjectExpression > Property[key.name="zone"]',
    message: 'Use inZone of zoned-time.ts.',
  },
  {
    selector: 'Property:matches([key.name="timeZone"], [key.value="timeZone"])',
    message: 'Intl has the zones of Node; use zone-rules.ts.',
  },
  {
    selector: 'MemberExpression[object.name="Settings"][property.name="defaultZone"]',
    message: 'Name the zone.',
  },
];

const always = [...zonesOfNode, manyParameters];

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      '.greenroom/**',
      'coverage/**',
      'test/fixtures/**',
      'client/schema.ts',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      'no-restricted-syntax': ['error', ...always],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: false }],
      complexity: ['error', 15],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Ask the Clock.' },
        { object: 'process', property: 'env', message: 'Configuration is read once, in main.ts.' },
      ],
    },
  },
  {
    files: [
      'src/*main.ts',
      'local/**',
      'src/platform/clock/**',
      'test/**',
      'scripts/**',
      'bench/**',
      '**/*.spec.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  egressRules(always),
  timeRules(always),
  { ...egressRules([manyParameters]), files: ['src/shared/zones/**/*.ts'] },
  {
    files: ['src/shared/zones/**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', manyParameters] },
  },
  {
    files: ['web/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // The browser's zones are all there is there; pages show the wall times that the API sends.
      'no-restricted-syntax': ['error', manyParameters],
    },
  },
  { files: ['web/src/api/clock.ts', 'web/src/**/*.spec.ts'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['**/*.cjs', '**/*.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
