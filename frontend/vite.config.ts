import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// `npm run dev` speaks to a running application.
const application = process.env.BATON_URL ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@shared': here('./src/shared'), '@features': here('./src/features') } },
  server: { port: 5173, proxy: { '/api': application } },
  build: {
    outDir: process.env.BATON_FRONTEND_OUT ?? here('../target/frontend/static'),
    emptyOutDir: true,
    target: 'es2022',
    manifest: 'manifest.json',
    chunkSizeWarningLimit: 2500,
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}', 'contract/*.test.ts'],
    setupFiles: ['src/test-setup.ts'],
    css: false,
    // For a slow machine: no test is about how long something takes.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
