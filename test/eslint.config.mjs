import tseslint from 'typescript-eslint';

const engines = ['@tensorflow/*'];

export default tseslint.config(
  { ignores: ['**/build/**', '**/node_modules/**'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
    },
  },
  // Only the engine's room may touch an engine's package.
  { files: ['src-main/**/*.ts'], ignores: ['src-main/engine/**'], rules: { 'no-restricted-imports': ['error', { patterns: engines }] } },
  { files: ['src-shared/**/*.ts'], rules: { 'no-restricted-imports': ['error', { patterns: [...engines, 'node:*', '**/src-main/**', '**/src-renderer/**'] }] } },
  { files: ['src-shared/math/**/*.ts'], rules: { 'no-restricted-imports': ['error', { patterns: ['../figures/*', '../kind', '../experiment'] }] } },
);
