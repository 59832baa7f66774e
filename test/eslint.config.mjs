import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

const engines = ['@tensorflow/*'];
/** What runs in a page reaches the machine through the door only. */
const main = ['node:*', 'electron', '**/src-main/**'];

export default tseslint.config(
  { ignores: ['**/build/**', '**/.vite/**', '**/node_modules/**'] },
  ...tseslint.configs.recommended,
  ...svelte.configs.recommended,
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] } } },
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    rules: {
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
      // State here is replaced, never changed in place ($state.raw), for which plain sets and maps are right.
      'svelte/prefer-svelte-reactivity': 'off',
      // svelte-check tells of ignored warnings that are none; this rule takes $props() for them.
      'svelte/no-unused-svelte-ignore': 'off',
    },
  },
  // Only the engine's room may touch an engine's package.
  { files: ['src-main/**/*.ts'], ignores: ['src-main/engine/**'], rules: { 'no-restricted-imports': ['error', { patterns: engines }] } },
  { files: ['src-shared/**/*.ts'], rules: { 'no-restricted-imports': ['error', { patterns: [...engines, ...main, '**/src-renderer/**'] }] } },
  { files: ['src-shared/math/**/*.ts'], rules: { 'no-restricted-imports': ['error', { patterns: ['../figures/*', '../kind', '../experiment'] }] } },
  { files: ['src-renderer/**/*.{ts,svelte}'], ignores: ['src-renderer/vite.config.ts'], rules: { 'no-restricted-imports': ['error', { patterns: [...engines, ...main] }] } },
);
