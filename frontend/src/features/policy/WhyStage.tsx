import type { ReactNode } from 'react';

/** One of the stages a customer has come to, with what it said. */
export function WhyStage(props: { title: string; passed: boolean; verdict: string; children?: ReactNode }) {
  return (
    <section className="section">
      <h2 className="section-title">{props.title}</h2>
      <p style={{ marginBottom: 8 }}>
        <span className={`mark ${props.passed ? 'green' : 'red'}`}>
          {props.passed ? '✓' : '✕'} {props.verdict}
        </span>
      </p>
      {props.children}
    </section>
  );
}
