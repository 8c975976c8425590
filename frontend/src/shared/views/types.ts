import type { Schemas } from '../api/schemas';
export type ListName = 'CAMPAIGNS' | 'SEGMENTS' | 'TAGS' | 'TOUCHES';

export type SavedView = Schemas['SavedViewsSavedView'];

declare module '../api/calls' {
  interface Calls {
    'GET /api/views': { query: { list: ListName }; answer: SavedView[] };
    'POST /api/views': { body: { list: ListName; name: string; query: string }; answer: SavedView };
    'PUT /api/views/{id}': { path: { id: string }; body: { name: string }; answer: void };
    'DELETE /api/views/{id}': { path: { id: string }; answer: void };
  }
}
