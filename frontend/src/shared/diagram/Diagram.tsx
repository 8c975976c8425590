import { Skeleton } from 'antd';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import type { Counts } from './liveCounts';
import type { DiagramMark } from './marks';

const BpmnCanvas = lazy(() => import('./BpmnCanvas'));

/** A journey as it was drawn, with people on it where it runs. The viewer is a chunk of its own, fetched when first shown. */
export function Diagram(props: {
  xml: string;
  label: string;
  counts?: Counts | undefined;
  marks?: readonly DiagramMark[];
  height?: number;
  /** Id of the element that this is about. */
  around?: string;
  onSelect?: (elementId: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <figure
      className="diagram"
      {...(props.height ? { style: { height: props.height } } : {})}
      aria-label={props.label}
    >
      <Suspense fallback={<Skeleton active style={{ padding: 24 }} paragraph={{ rows: 5 }} />}>
        <BpmnCanvas
          xml={props.xml}
          counts={props.counts}
          marks={props.marks}
          around={props.around}
          onSelect={props.onSelect}
        />
      </Suspense>
      <figcaption className="visually-hidden">{t('diagram.hint')}</figcaption>
    </figure>
  );
}
