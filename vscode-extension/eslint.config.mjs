import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['out/', 'node_modules/', 'server/', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
    rules: {
      // VS Code takes any object with a dispose function for its class Disposable.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: false }],
    },
  },
  {
    files: ['test/unit/**'],
    // node:test's own functions return promises that the runner awaits.
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
);
