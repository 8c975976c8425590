import 'dmn-js/dist/assets/diagram-js.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-js-drd.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css';
import 'dmn-js/dist/assets/dmn-js-literal-expression.css';
import 'dmn-js/dist/assets/dmn-font/css/dmn.css';
import Modeler from 'dmn-js/lib/Modeler';
import { Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/words';
import { usePreferences } from '../session/preferences';

/** A cell of the table: row from 1, column from 0, inputs before results; without a column the whole row. */
export interface CellFault {
  /** Id of the decision whose table it is. */
  decision: string;
  row: number;
  column: number | undefined;
  message: string;
}

interface Props {
  /** What to begin with; another document begins anew. */
  xml: string;
  /** Id of the decision to begin with, where there are several. */
  first: string;
  faults: readonly CellFault[];
  /** A row of the first decision to point at, from 1. */
  chosen?: number | undefined;
  onChange: (xml: string) => void;
}

interface View {
  id: string;
  name: string;
}

/** Decision tables and expressions to write in, one at a time. Faulty cells are marked where they stand. */
export default function DmnEditor({ xml, first, faults, chosen, onChange }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const word = useWord();
  const { language } = usePreferences();
  const [broken, setBroken] = useState('');
  const [drawn, setDrawn] = useState(0);
  const [views, setViews] = useState<readonly View[]>([]);
  const [open, setOpen] = useState(first);
  const ready = drawn > 0;
  const opening = useRef<(id: string) => void>(() => undefined);
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
    const listening = new WeakSet<object>();
    const show = (id: string) => {
      const all = modeler.getViews();
      const view =
        all.find((each) => each.id === id) ?? all.find((each) => each.type === 'decisionTable') ?? all[0];
      if (!current || !view) return Promise.resolve();
      return modeler.open(view).then(() => {
        const viewer = modeler.getActiveViewer();
        if (!current || !viewer) return;
        if (!listening.has(viewer)) {
          listening.add(viewer);
          viewer.get('eventBus').on('commandStack.changed', changed);
        }
        box.current?.querySelector('.tjs-table-container')?.setAttribute('tabindex', '0');
        setBroken('');
        setOpen(view.id);
        setDrawn((count) => count + 1);
      });
    };
    const failed = (error: unknown) => {
      if (current) setBroken(error instanceof Error ? error.message : String(error));
    };
    opening.current = (id) => void show(id).catch(failed);
    modeler
      .importXML(xml, { open: false })
      .then(() => {
        if (!current) return undefined;
        setViews(
          modeler
            .getViews()
            .filter((view) => view.type !== 'drd')
            .map((view) => ({ id: view.id, name: view.name || view.id })),
        );
        return show(first);
      })
      .catch(failed);
    return () => {
      current = false;
      window.clearTimeout(waiting);
      modeler.destroy();
    };
    // The editor's texts are fixed at its creation, so a change of language draws it anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [xml, first, language]);

  useEffect(() => {
    const here = faults.filter((fault) => fault.decision === open);
    if (box.current) mark(box.current, here);
  }, [faults, open, drawn]);

  useEffect(() => {
    const row = open === first && chosen ? box.current?.querySelectorAll('tbody tr')[chosen - 1] : undefined;
    row?.classList.add('row-chosen');
    row?.scrollIntoView({ block: 'center' });
    return () => {
      row?.classList.remove('row-chosen');
    };
    // Not with every change: who writes elsewhere is not taken back to the row.
  }, [chosen, first, open, ready]);

  return (
    <>
      {broken && <p>{t('diagram.broken', { message: broken })}</p>}
      {views.length > 1 && (
        <Segmented
          style={{ marginBottom: 12, maxWidth: '100%', overflowX: 'auto' }}
          aria-label={t('decisions.several')}
          value={open}
          options={views.map((view) => ({
            value: view.id,
            label: faults.some((fault) => fault.decision === view.id) ? `${view.name} ✕` : view.name,
          }))}
          onChange={(id) => {
            opening.current(id);
          }}
        />
      )}
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
