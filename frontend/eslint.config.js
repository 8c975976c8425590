import globals from 'globals';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { readdirSync } from 'node:fs';

const features = readdirSync(new URL('./src/features', import.meta.url));

/** Imports run shared -> features -> app; a feature stands alone. */
const boundaries = features.map((feature) => ({
  files: [`src/features/${feature}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^(@features/(?!${feature}/)|\\.\\.?/.*/features/|(\\.\\./)+(${features.filter((f) => f !== feature).join('|')})/)`,
            message: 'A feature never imports another: move what both need to src/shared.',
          },
          { regex: '(^|/)app/', message: 'Features do not know the application that composes them.' },
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['node_modules', 'test-results', 'playwright-report', 'src/shared/api/schema.d.ts'] },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  {
    files: ['src/shared/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^@features/|^\\.\\.?/.*features/|^\\.\\./.*app/',
              message: 'Shared code knows no feature.',
            },
          ],
        },
      ],
    },
  },
  ...boundaries,
  { files: ['**/*.{js,mjs}', 'dev/**', 'e2e/**', '*.ts'], languageOptions: { globals: { ...globals.node } } },
  prettier,
);
