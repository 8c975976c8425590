import { memo } from 'react';
import type { Segment } from '@shared/api/types';
import { DeliverSegment } from './DeliverSegment';
import { SegmentUsers } from './SegmentUsers';
import { Snapshots } from './Snapshots';

interface Props {
  segment: Segment;
  /** What is on the screen is not what is stored. */
  changed: boolean;
  mayEdit: boolean;
}

/** What is done with a stored segment, of whatever kind; typing into its definition does not draw it anew. */
export const SegmentFoot = memo(function SegmentFoot({ segment, changed, mayEdit }: Props) {
  return (
    <div style={{ marginTop: 24 }}>
      <DeliverSegment code={segment.code} disabled={changed} />
      <Snapshots segment={segment} mayTake={mayEdit && !changed} />
      <SegmentUsers code={segment.code} />
    </div>
  );
});
