import type { Page } from '@playwright/test';
import { first } from './finding';

/** A column of the demo bank under a standard that met codes without a mapping. */
export const standardToSee = (page: Page) =>
  first(page, '/api/standard-columns', (all) =>
    String(
      (all as { id: number; unmapped: number | null }[]).find((each) => (each.unmapped ?? 0) > 0)?.id ?? '',
    ),
  );
