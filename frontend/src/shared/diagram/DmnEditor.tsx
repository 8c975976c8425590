import 'dmn-js/dist/assets/diagram-js.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-js-drd.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css';
import 'dmn-js/dist/assets/dmn-js-literal-expression.css';
import 'dmn-js/dist/assets/dmn-font/css/dmn.css';
import Modeler from 'dmn-js/lib/Modeler';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/words';
import { usePreferences } from '../session/preferences';

/** A cell of the table: row from 1, column from 0, inputs before results; without a column the whole row. */
export interface CellFault {
  row: number;
  column: number | undefined;
  message: string;
}

interface Props {
  /** What to begin with; another document begins anew. */
  xml: string;
  faults: readonly CellFault[];
  onChange: (xml: string) => void;
}

/** A decision table to write in. Faulty cells are marked where they stand. */
export default function DmnEditor({ xml, faults, onChange }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const word = useWord();
  const { language } = usePreferences();
  const [broken, setBroken] = useState('');
  const [drawn, setDrawn] = useState(0);
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });
  useEffect(() => {
    if (!box.current) return;
    const additionalModules = [{ translate: ['value', (text: string) => word('dmn', text)] as const }];
    const modeler = new Modeler({
      container: box.current,
      drd: { additionalModules },
      decisionTable: { additionalModules },
      literalExpression: { additionalModules },
    });
    let current = true;
    let waiting: number | undefined;
    const changed = () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => {
        void modeler.saveXML({ format: true }).then((saved) => {
          if (!current) return;
          tell.current(saved.xml);
          setDrawn((count) => count + 1);
        });
      }, 400);
    };
    modeler
      .importXML(xml, { open: false })
      .then(() => {
        const views = modeler.getViews();
        const table = views.find((view) => view.type === 'decisionTable') ?? views[0];
        return current && table ? modeler.open(table) : undefined;
      })
      .then(() => {
        if (!current) return;
        modeler.getActiveViewer()?.get('eventBus').on('commandStack.changed', changed);
        box.current?.querySelector('.tjs-table-container')?.setAttribute('tabindex', '0');
        setBroken('');
        setDrawn((count) => count + 1);
      })
      .catch((error: unknown) => {
        if (current) setBroken(error instanceof Error ? error.message : String(error));
      });
    return () => {
      current = false;
      window.clearTimeout(waiting);
      modeler.destroy();
    };
    // The editor's texts are fixed at its creation, so a change of language draws it anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [xml, language]);

  useEffect(() => {
    if (box.current) mark(box.current, faults);
  }, [faults, drawn]);

  return (
    <>
      {broken && <p>{t('diagram.broken', { message: broken })}</p>}
      <div ref={box} className="dmn-view dmn-editor" />
    </>
  );
}

function mark(box: HTMLElement, faults: readonly CellFault[]) {
  box.querySelectorAll('td.cell-fault').forEach((cell) => {
    cell.classList.remove('cell-fault');
    cell.removeAttribute('title');
  });
  const rows = box.querySelectorAll('tbody tr');
  for (const fault of faults) {
    const cells = [...(rows[fault.row - 1]?.querySelectorAll('td.input-cell, td.output-cell') ?? [])];
    const marked = fault.column === undefined ? cells : cells.slice(fault.column, fault.column + 1);
    for (const cell of marked) {
      cell.classList.add('cell-fault');
      cell.setAttribute('title', fault.message);
    }
  }
}
