import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type { Shape } from 'diagram-js/lib/model/Types';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { people } from '../format/numbers';
import { useWord } from '../i18n/words';
import { usePreferences } from '../session/preferences';
import { READABLE, viewAround } from './around';
import { campaignShapesModule } from './campaignShapes';
import { diagramMarksModule, type DiagramMark, type DiagramMarks } from './marks';
import { liveCountsModule, type Counts, type LiveCounts, type Words } from './liveCounts';

interface Props {
  xml: string;
  counts?: Counts | undefined;
  marks?: readonly DiagramMark[] | undefined;
  /** What the drawing is about; where all of it would be too small to read, it is shown first. */
  around?: string | undefined;
  onSelect?: ((elementId: string) => void) | undefined;
}

/** The viewer itself; React owns the box, the viewer's own modules own what is drawn in it. */
export default function BpmnCanvas({ xml, counts, marks, around, onSelect }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  const { language } = usePreferences();
  const box = useRef<HTMLDivElement>(null);
  const [live, setLive] = useState<LiveCounts>();
  const [marking, setMarking] = useState<DiagramMarks>();
  const [broken, setBroken] = useState('');
  /** Undefined where all of the drawing can be read at once. */
  const [near, setNear] = useState<boolean>();
  const looking = useRef<(near: boolean) => void>(() => undefined);
  const selected = useRef(onSelect);
  useEffect(() => {
    selected.current = onSelect;
  }, [onSelect]);

  useEffect(() => {
    if (!box.current) return;
    const viewer = new NavigatedViewer({
      container: box.current,
      additionalModules: [liveCountsModule, campaignShapesModule, diagramMarksModule],
      bpmnRenderer: {
        // Variables, so that it follows the theme, and paper, without being drawn anew.
        defaultFillColor: 'var(--shape)',
        defaultStrokeColor: 'var(--shape-line)',
        defaultLabelColor: 'var(--text)',
      },
    });
    let current = true;
    viewer.on('element.click', (event: { element: { id: string } }) => {
      selected.current?.(event.element.id);
    });
    viewer.importXML(xml).then(
      () => {
        if (!current) return;
        const module = viewer.get<LiveCounts>('liveCounts');
        module.fit();
        looking.current = (close) => {
          module.fit();
          if (around && close) bringNear(viewer, around);
        };
        const small = around !== undefined && viewer.get<Canvas>('canvas').zoom() < READABLE;
        setNear(small ? true : undefined);
        if (small) looking.current(true);
        setLive(module);
        setMarking(viewer.get<DiagramMarks>('diagramMarks'));
        setBroken('');
      },
      (error: unknown) => {
        if (current) setBroken(error instanceof Error ? error.message : String(error));
      },
    );
    return () => {
      current = false;
      setLive(undefined);
      setMarking(undefined);
      viewer.destroy();
    };
  }, [xml, around]);

  useEffect(() => {
    if (!live) return;
    const words: Words = {
      people: (value) => people(value, language),
      waiting: t('diagram.waiting'),
      done: t('diagram.done'),
      channel: (code) => word('channel', code),
      pace: (perMinute) => ({
        short: t('diagram.pace', { number: perMinute < 1 ? '<1' : people(Math.round(perMinute), language) }),
        long: t('diagram.paceOf'),
      }),
      refused: t('touch.refused'),
      inDoubt: t('touch.inDoubt'),
      broken: t('diagram.stuck'),
    };
    live.show(counts ?? { elements: [], flows: [] }, words);
    // `word` and `t` change with the language only.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [live, counts, language]);
  useEffect(() => {
    live?.showChannels({ people: String, waiting: '', done: '', channel: (code) => word('channel', code) });
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [live]);

  useEffect(() => {
    marking?.show(marks ?? []);
  }, [marking, marks]);

  if (broken) return <p style={{ padding: 16 }}>{t('diagram.broken', { message: broken })}</p>;
  return (
    <>
      {near !== undefined && (
        <div className="diagram-tools">
          <Button
            size="small"
            onClick={() => {
              looking.current(!near);
              setNear(!near);
            }}
          >
            {t(near ? 'diagram.whole' : 'diagram.near')}
          </Button>
        </div>
      )}
      <div ref={box} style={{ height: '100%' }} data-ready={live ? 'true' : 'false'} />
    </>
  );
}

function bringNear(viewer: NavigatedViewer, id: string): void {
  const canvas = viewer.get<Canvas>('canvas');
  const shape = viewer.get<ElementRegistry>('elementRegistry').get(id) as Shape | undefined;
  const { clientWidth: width, clientHeight: height } = canvas.getContainer();
  if (shape && width > 0) canvas.viewbox(viewAround(shape, canvas.viewbox().inner, { width, height }));
}
