import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exact } from '@shared/format/numbers';
import { useSettled } from '@shared/ui/useSettled';
import { PropertyForm } from './PropertyForm';
import { useSchemaCheck } from './api';
import { asObject, rowsOf, sampleOf, withRows, type PropertyRow } from './schema';
import type { Schema, UndeclaredProperty } from './types';

const PAUSE_MS = 300;

/** Properties as lines and as JSON Schema beside a sample; the server's word on both while one types. */
export function SchemaSection(props: {
  code: string | undefined;
  schema: Schema;
  sample: string;
  disabled: boolean;
  undeclared: readonly UndeclaredProperty[];
  onSchema: (schema: Schema) => void;
  onSample: (sample: string) => void;
}) {
  const { t } = useTranslation();
  const [rows, setRows] = useState<PropertyRow[]>(() => rowsOf(props.schema));
  const [text, setText] = useState<string>();
  const said = asObject(props.sample);
  const settled = useSettled(JSON.stringify([props.schema, said ?? {}]), PAUSE_MS);
  const [schema, sample] = JSON.parse(settled) as [Schema, Record<string, never>];
  const check = useSchemaCheck(props.code, schema, sample);
  const unreadable = text !== undefined && asObject(text) === undefined;
  const findings = check.data?.findings ?? [];

  function takeRows(next: PropertyRow[]) {
    setRows(next);
    setText(undefined);
    props.onSchema(withRows(props.schema, next));
  }

  return (
    <section className="section">
      <h2 className="section-title">{t('eventTypes.says')}</h2>
      {props.undeclared.length > 0 && !props.disabled && (
        <p className="small">
          {t('eventTypes.cameToo')}{' '}
          {props.undeclared.map((each) => (
            <Button
              key={each.property}
              size="small"
              style={{ marginRight: 8 }}
              disabled={rows.some((row) => row.name === each.property)}
              onClick={() => {
                takeRows([...rows, { name: each.property, kind: '', required: false, rest: {} }]);
              }}
            >
              + {each.property} ({exact(each.events)})
            </Button>
          ))}
        </p>
      )}
      <div className="columns">
        <div className="sheet">
          <PropertyForm rows={rows} disabled={props.disabled} onChange={takeRows} />
        </div>
        <div>
          <label className="small quiet" htmlFor="type-schema">
            {t('eventTypes.schema')}
          </label>
          <Input.TextArea
            id="type-schema"
            className="mono small"
            autoSize={{ minRows: 5, maxRows: 16 }}
            disabled={props.disabled}
            status={unreadable ? 'error' : ''}
            value={text ?? JSON.stringify(props.schema, null, 2)}
            onChange={(event) => {
              setText(event.target.value);
              const read = asObject(event.target.value) as Schema | undefined;
              if (read) {
                setRows(rowsOf(read));
                props.onSchema(read);
              }
            }}
          />
          <label className="small quiet" htmlFor="type-sample">
            {t('eventTypes.sample')}
          </label>
          <Input.TextArea
            id="type-sample"
            className="mono small"
            autoSize={{ minRows: 3, maxRows: 12 }}
            disabled={props.disabled}
            status={said ? '' : 'error'}
            value={props.sample}
            onChange={(event) => {
              props.onSample(event.target.value);
            }}
          />
          {!props.disabled && (
            <Button
              size="small"
              style={{ marginTop: 4 }}
              onClick={() => {
                props.onSample(JSON.stringify(sampleOf(rows), null, 2));
              }}
            >
              {t('eventTypes.makeSample')}
            </Button>
          )}
          <div role="status" style={{ marginTop: 8 }}>
            {unreadable || !said ? (
              <span className="mark red">{t('eventTypes.noJson')}</span>
            ) : findings.length === 0 ? (
              <span className="mark green">{t('eventTypes.fits')}</span>
            ) : (
              <ul className="plain small">
                {findings.map((finding) => (
                  <li key={`${finding.place} ${finding.message}`}>
                    <span className="mark red">{finding.place}</span> {finding.message}
                  </li>
                ))}
              </ul>
            )}
          </div>
        </div>
      </div>
    </section>
  );
}
