/** The references of a Velocity text: `$name`, `${name}`, `$!{name}`, without its directives' own variables. */
export function fieldsOf(text: string): string[] {
  const found = [...text.matchAll(/\$!?\{?([A-Za-z][\w.]*)/g)].map((match) => match[1] ?? '');
  return [...new Set(found)];
}

/** A page for the sandboxed frame; plain text is escaped and keeps its lines, HTML is shown as it is. */
export function previewPage(text: string): string {
  const html = /<[a-z][\s\S]*>/i.test(text);
  const body = html ? text : `<pre>${escape(text)}</pre>`;
  const style =
    'body{font:14px/1.6 system-ui,"Noto Sans SC",sans-serif;margin:16px;color:#17212b}pre{font:inherit;white-space:pre-wrap;margin:0}';
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"><style>${style}</style>${body}`;
}

const escape = (text: string) =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
