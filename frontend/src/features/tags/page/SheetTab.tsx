import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@shared/session/session';
import { QueryView } from '@shared/ui/QueryView';
import { useSheet } from '../api';
import type { CatalogueTag, SheetView } from '../types';
import { SheetForm } from './SheetForm';
import { SheetHistory } from './SheetHistory';
import { SHEET_FIELDS, useSheetText } from './sheetFields';

export function SheetTab({ tag }: { tag: CatalogueTag }) {
  const sheet = useSheet(tag.code);
  return (
    <QueryView query={sheet}>
      {(data) => (
        <div className="columns">
          <Sheet code={tag.code} view={data} />
          <SheetHistory code={tag.code} />
        </div>
      )}
    </QueryView>
  );
}

function Sheet({ code, view }: { code: string; view: SheetView }) {
  const { t } = useTranslation();
  const mayWrite = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const [editing, setEditing] = useState(false);
  const text = useSheetText();
  const closed = view.state === 'REVIEW' || view.state === 'RETIRED';
  if (editing && !closed)
    return (
      <SheetForm
        code={code}
        view={view}
        onDone={() => {
          setEditing(false);
        }}
      />
    );
  return (
    <section>
      <h2 className="section-title">
        {t('tags.tab.sheet')}
        {mayWrite && (
          <span className="end">
            <Button
              size="small"
              disabled={closed}
              onClick={() => {
                setEditing(true);
              }}
            >
              {t('tags.editSheet')}
            </Button>
          </span>
        )}
      </h2>
      {closed && (
        <p className="quiet section">{t(`tags.sheetClosed.${view.state as 'REVIEW' | 'RETIRED'}`)}</p>
      )}
      {view.missing.length > 0 && <p className="stale section">{t('tags.sheetLacks')}</p>}
      <dl className="keyvalues sheet padded">
        {SHEET_FIELDS.filter(
          (field) => view.sheet.predicted || !['modelVersion', 'probability', 'outcomeTag'].includes(field),
        ).map((field) => (
          <FieldLine
            key={field}
            name={t(`tags.sheet.${field}`)}
            value={text(view.sheet, field)}
            missing={view.missing.includes(field)}
          />
        ))}
      </dl>
    </section>
  );
}

function FieldLine({ name, value, missing }: { name: string; value: string; missing: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <dt>{name}</dt>
      <dd>{missing ? <span className="stale">{t('tags.isMissing')}</span> : value || '–'}</dd>
    </>
  );
}
