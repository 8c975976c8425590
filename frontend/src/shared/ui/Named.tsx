import type { ReactNode } from 'react';

/** What a thing is called, over its code: the first column of a list. */
export function Named({ name, code }: { name: ReactNode; code: ReactNode }) {
  return (
    <>
      <span className="name">{name}</span>
      <div className="quiet small mono">{code}</div>
    </>
  );
}
