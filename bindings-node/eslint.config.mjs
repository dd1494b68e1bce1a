import js from '@eslint/js';

const node = ['Buffer', 'TextDecoder', 'TextEncoder', 'URL', 'WebAssembly', 'btoa', 'console', 'module', 'process', 'require', 'setTimeout', '__dirname'];

export default [
  { ignores: ['build/', 'test/types/', 'index.cjs', 'web.mjs', 'workerd.mjs'] },
  js.configs.recommended,
  {
    languageOptions: { globals: Object.fromEntries(node.map((name) => [name, 'readonly'])) },
    rules: {
      eqeqeq: 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
];
