import type { ReactNode } from 'react';

/** An empty place that teaches: what belongs here, one example, one action. */
export function Empty(props: { title: string; text?: string; example?: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{props.title}</h2>
      {props.text && <p>{props.text}</p>}
      {props.example && (
        <div>
          <span className="example">{props.example}</span>
        </div>
      )}
      {props.children}
    </div>
  );
}
