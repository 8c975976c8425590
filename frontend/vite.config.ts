import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { mockApplication } from './dev/mock';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// `npm run dev` speaks to a running application (BATON_URL); without one it serves invented data.
// The mock hooks into the development and preview servers only and is never part of a build.
const application = process.env.BATON_URL;

export default defineConfig({
  plugins: [react(), ...(application ? [] : [mockApplication()])],
  resolve: { alias: { '@shared': here('./src/shared'), '@features': here('./src/features') } },
  server: { port: 5173, proxy: application ? { '/api': application } : {} },
  preview: { port: 5174 },
  build: {
    outDir: process.env.BATON_FRONTEND_OUT ?? here('../target/frontend/static'),
    emptyOutDir: true,
    target: 'es2022',
    manifest: 'manifest.json',
    chunkSizeWarningLimit: 2500,
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test-setup.ts'],
    css: false,
  },
});
