import tseslint from 'typescript-eslint';
import { timeRules } from './eslint.time.mjs';

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.greenroom/**', 'coverage/**', 'test/fixtures/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: false }],
      'max-params': ['error', 6],
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
      'src/main.ts',
      'src/platform/clock/**',
      'test/**',
      'scripts/**',
      'bench/**',
      '**/*.spec.ts',
      'src/platform/embedded-database/**',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  timeRules,
  { files: ['**/*.cjs', '**/*.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
