import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { fileOf, galleryText, LARGEST_PICTURE, PAGES, SHOWN, takenOf, WIDTH } from './support/gallery';

const FROM = process.env.BATON_SCREENSHOTS ?? '../target/screenshots';
const DOCS = '../docs';
const TO = join(DOCS, 'screenshots');
/** Begun with; a picture that is too large is tried again with less. */
const QUALITY = 0.82;
/** BATON_STOPS=home,learn writes only these anew. */
const ONLY = process.env.BATON_STOPS?.split(',');
const WRITTEN = PAGES.filter((page) => ONLY === undefined || ONLY.includes(page));

/** Not a check but the writer of docs/screens.md: `npm run gallery`. The browser that took the pictures makes them small. */
test('should write a picture of every page into the documentation', async ({ browser }) => {
  test.setTimeout(300_000);
  const missing = WRITTEN.flatMap((page) =>
    SHOWN.map(({ language, theme }) => takenOf(page, language, theme)),
  ).filter((name) => !existsSync(join(FROM, name)));
  expect(missing, 'the tour took no picture of these').toEqual([]);
  const page = await browser.newPage();
  mkdirSync(TO, { recursive: true });
  const written = new Set<string>();
  for (const name of WRITTEN) {
    for (const { language, theme } of SHOWN) {
      const small = await shrunk(page, readFileSync(join(FROM, takenOf(name, language, theme))));
      const file = fileOf(name, language);
      writeFileSync(join(TO, file), small);
      written.add(file);
    }
  }
  if (!ONLY) for (const old of readdirSync(TO)) if (!written.has(old)) rmSync(join(TO, old));
  writeFileSync(join(DOCS, 'screens.md'), galleryText());
});

async function shrunk(page: Page, png: Buffer): Promise<Buffer> {
  const text = await page.evaluate(
    async ({ picture, width, quality, largest }) => {
      const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const height = Math.round((image.height * width) / image.width);
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, width, height);
      let blob = await canvas.convertToBlob({ type: 'image/webp', quality });
      for (let less = quality - 0.1; blob.size > largest && less > 0.2; less -= 0.1)
        blob = await canvas.convertToBlob({ type: 'image/webp', quality: less });
      const out = new Uint8Array(await blob.arrayBuffer());
      let written = '';
      for (const byte of out) written += String.fromCharCode(byte);
      return btoa(written);
    },
    { picture: png.toString('base64'), width: WIDTH, quality: QUALITY, largest: LARGEST_PICTURE },
  );
  return Buffer.from(text, 'base64');
}
