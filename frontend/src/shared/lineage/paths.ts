import type { AnyNode } from './types';

/** Where a thing that lineage names has its page. A step's is that of its campaign. */
export function pathOf(
  node: Pick<AnyNode, 'kind' | 'code' | 'decision' | 'row'>,
  campaign?: string,
): string | undefined {
  const id = encodeURIComponent(node.code);
  switch (node.kind) {
    case 'TAG':
      return `/audience/tags/${id}`;
    case 'SEGMENT':
      return `/audience/segments/${id}`;
    case 'CAMPAIGN':
      return `/campaigns/${id}`;
    case 'STEP':
      return campaign && `/campaigns/${encodeURIComponent(campaign)}/journey?element=${id}`;
    case 'DECISION':
      return `/decisions/${id}`;
    case 'ROW':
      return `/decisions/${encodeURIComponent(node.decision ?? node.code)}?table=${id}&row=${node.row ?? ''}`;
    case 'TEMPLATE':
      return `/content?template=${id}`;
    case 'ELEMENT':
      return `/content/elements/${id}`;
    case 'EVENT':
      return `/run/event-types/${id}`;
    case 'SOURCE':
      return `/audience/sources?source=${id}`;
    case 'COLUMN':
      return `/audience/sources?source=${encodeURIComponent(node.code.split('.')[0] ?? '')}`;
    default:
      return undefined;
  }
}
