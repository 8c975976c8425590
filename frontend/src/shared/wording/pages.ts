const POLICY =
  '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; img-src data:">';

/** A page for the sandboxed frame; the text is escaped and keeps its lines. */
export function textPage(text: string): string {
  const style =
    'body{font:14px/1.6 system-ui,"Noto Sans SC",sans-serif;margin:16px;color:#17212b}pre{font:inherit;white-space:pre-wrap;margin:0}';
  return `<!doctype html><meta charset="utf-8">${POLICY}<style>${style}</style><pre>${escape(text)}</pre>`;
}

/** The page a mail reader gets, with a policy by which nothing is fetched or run. */
export function htmlPage(page: string): string {
  return page.replace('<head>', `<head>${POLICY}`);
}

const escape = (text: string) =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
