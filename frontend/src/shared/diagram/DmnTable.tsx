import 'dmn-js/dist/assets/diagram-js.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-js-drd.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-literal-expression.css';
import 'dmn-js/dist/assets/dmn-font/css/dmn.css';
import NavigatedViewer from 'dmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/words';
import { usePreferences } from '../session/preferences';

/** A decision table as the engine will read it. */
export default function DmnTable({ xml }: { xml: string }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const word = useWord();
  const { language } = usePreferences();
  const [broken, setBroken] = useState('');
  useEffect(() => {
    if (!box.current) return;
    const additionalModules = [{ translate: ['value', (text: string) => word('dmn', text)] as const }];
    const viewer = new NavigatedViewer({
      container: box.current,
      drd: { additionalModules },
      decisionTable: { additionalModules },
      literalExpression: { additionalModules },
    });
    let current = true;
    viewer
      .importXML(xml, { open: false })
      .then(() => {
        const views = viewer.getViews();
        const table = views.find((view) => view.type === 'decisionTable') ?? views[0];
        return current && table ? viewer.open(table) : undefined;
      })
      .then(() => {
        // A wide table scrolls, so the keyboard must be able to reach it.
        box.current?.querySelector('.tjs-table-container')?.setAttribute('tabindex', '0');
      })
      .catch((error: unknown) => {
        if (current) setBroken(error instanceof Error ? error.message : String(error));
      });
    return () => {
      current = false;
      viewer.destroy();
    };
    // The viewer's texts are fixed at its creation, so a change of language draws it anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [xml, language]);
  if (broken) return <p>{t('diagram.broken', { message: broken })}</p>;
  return <div ref={box} className="dmn-view" />;
}
