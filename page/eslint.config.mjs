import js from '@eslint/js';
import globals from 'globals';

export default [
  js.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['src/*.js'], languageOptions: { globals: globals.browser } },
  { files: ['src/hash_worker.js'], languageOptions: { globals: globals.worker } },
  { files: ['*.mjs'], languageOptions: { globals: globals.node } },
  // A test speaks of Node.js, and in what it hands over to the page, of the browser.
  { files: ['test/*.mjs'], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
];
