import js from '@eslint/js';

const node = ['Buffer', '__dirname', 'console', 'module', 'process', 'require'];
// What browsers have too.
const web = ['Request', 'Response', 'TextDecoder', 'TextEncoder', 'URL', 'WebAssembly', 'btoa', 'setTimeout'];

export default [
  { ignores: ['build/', 'test/types/', 'index.cjs', 'web.mjs', 'workerd.mjs'] },
  js.configs.recommended,
  {
    languageOptions: { globals: Object.fromEntries([...node, ...web].map((name) => [name, 'readonly'])) },
    rules: {
      eqeqeq: 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
];
