import { createContext } from 'react';

/**
 * How many people each part of a definition means, by its place. Beside the tree and not handed down through it:
 * when numbers come, only they are drawn anew.
 */
export const ClauseCounts = createContext<ReadonlyMap<string, number>>(new Map());
