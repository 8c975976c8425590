import type { Plugin } from 'vite';
export function mockApplication(): Plugin {
  return { name: 'mock-application' };
}
