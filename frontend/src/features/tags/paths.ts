/** Codes hold dots and whatever the columns of a file are called. */
export const tagPath = (code: string) => `/audience/tags/${encodeURIComponent(code)}`;

/** Where a thing that lineage names has its page. */
export function pathOf(kind: string, code: string): string | undefined {
  const id = encodeURIComponent(code);
  switch (kind) {
    case 'TAG':
      return tagPath(code);
    case 'SEGMENT':
      return `/audience/segments/${id}`;
    case 'CAMPAIGN':
      return `/campaigns/${id}`;
    case 'DECISION':
      return `/decisions/${id}`;
    case 'COLUMN':
      return '/audience/sources';
    default:
      return undefined;
  }
}
