import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** A link in a row that opens by itself: who follows it has not clicked the row. */
export function RowLink(props: { to: string; plain?: boolean; children: ReactNode }) {
  return (
    <Link
      className={props.plain ? '' : 'name'}
      to={props.to}
      onClick={(event) => {
        event.stopPropagation();
      }}
    >
      {props.children}
    </Link>
  );
}
