// @vitest-environment node
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  fileOf,
  galleryText,
  LARGEST_GALLERY,
  LONGEST_PICTURE,
  PAGES,
  SHOWN,
  withoutArea,
} from '../e2e/support/gallery';

const docs = join(process.cwd(), '..', 'docs');
const pictures = join(docs, 'screenshots');
const wanted = PAGES.flatMap((page) => SHOWN.map(({ language }) => fileOf(page, language)));

/** What to do: `npm run gallery` with an application that runs. */
describe('the gallery of the documentation', () => {
  it('should have a picture of every page of the tour in both languages', () => {
    expect(wanted.filter((file) => !existsSync(join(pictures, file)))).toEqual([]);
  });

  it('should have no picture of a page that is gone', () => {
    expect(readdirSync(pictures).filter((file) => !wanted.includes(file))).toEqual([]);
  });

  it('should stay small', () => {
    const sizes = wanted.map((file) => ({ file, size: statSync(join(pictures, file)).size }));
    expect(sizes.filter(({ size }) => size > LONGEST_PICTURE)).toEqual([]);
    expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(LARGEST_GALLERY);
  });

  it('should show them all by area, as it was written', () => {
    expect(withoutArea()).toEqual([]);
    expect(readFileSync(join(docs, 'screens.md'), 'utf8')).toBe(galleryText());
  });
});
