import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import 'diagram-js-minimap/assets/diagram-js-minimap.css';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Drawing } from './drawing/Drawing';
import type { Drawn } from './drawing/services';

const PAUSE_MS = 250;

interface Props {
  xml: string;
  label: string;
  onReady: (drawing: Drawing) => void;
  onXml: (xml: string) => void;
  onSelect: (selected: Drawn[]) => void;
  /** After every step, before it is written out: what buttons depend on. */
  onStep: () => void;
}

/** The box in which a journey is drawn. It opens what it is given once; from then on the drawing is the truth. */
export function Canvas(props: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [broken, setBroken] = useState('');
  const [ready, setReady] = useState(false);
  const tell = useRef(props);
  useEffect(() => {
    tell.current = props;
  });
  const { xml } = props;
  useEffect(() => {
    if (!box.current) return;
    const drawing = new Drawing(box.current);
    let current = true;
    let waiting: number | undefined;
    const write = () =>
      void drawing.xml().then((written) => {
        if (current) tell.current.onXml(written);
      });
    drawing.onChange(() => {
      if (!current) return;
      tell.current.onStep();
      window.clearTimeout(waiting);
      waiting = window.setTimeout(write, PAUSE_MS);
    });
    drawing.onSelect((selected) => {
      if (current) tell.current.onSelect(selected);
    });
    drawing.open(xml).then(
      () => {
        if (!current) return;
        setReady(true);
        tell.current.onReady(drawing);
      },
      (error: unknown) => {
        if (current) setBroken(error instanceof Error ? error.message : String(error));
      },
    );
    return () => {
      current = false;
      window.clearTimeout(waiting);
      setReady(false);
      drawing.destroy();
    };
  }, [xml]);
  return (
    <figure className="diagram designer-canvas" aria-label={props.label}>
      {broken && <p style={{ padding: 16 }}>{t('diagram.broken', { message: broken })}</p>}
      <div ref={box} style={{ height: '100%' }} data-ready={ready ? 'true' : 'false'} />
    </figure>
  );
}
