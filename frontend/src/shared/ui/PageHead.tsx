import { useEffect, type ReactNode } from 'react';

/** The thing's name, one line of facts under it, one main action at the right. */
export function PageHead(props: {
  title: string;
  facts?: ReactNode;
  actions?: ReactNode;
  before?: ReactNode;
}) {
  useEffect(() => {
    document.title = `${props.title} · Baton`;
  }, [props.title]);
  return (
    <header className="page-head">
      <div>
        {props.before}
        <h1>{props.title}</h1>
        {/* The line stands from the beginning: what is below it does not move when the facts come. */}
        {'facts' in props && <div className="facts">{props.facts}</div>}
      </div>
      {props.actions && <div className="actions">{props.actions}</div>}
    </header>
  );
}
