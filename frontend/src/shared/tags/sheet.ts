/** What a tag's data sheet calls its theme and its class, in the order in which people expect them. */
export const TAG_THEMES = [
  'NATURE',
  'ASSETS',
  'LIABILITIES',
  'RISK',
  'TRANSACTIONS',
  'BEHAVIOUR',
  'VALUE',
] as const;
export const TAG_CLASSES = ['POPULATION', 'BEHAVIOUR', 'TRANSACTION', 'CONSUMPTION', 'MARKETING'] as const;
