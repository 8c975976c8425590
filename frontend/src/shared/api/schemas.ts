import type { components } from './schema';

/** Every record that is sent or answered, by the name the server gives it. */
export type Schemas = components['schemas'];

/** A record in which the browser knows more of some properties than the server says: which words a text may be. */
export type With<Of, Known extends Partial<Record<keyof Of, unknown>>> = Omit<Of, keyof Known> & Known;
