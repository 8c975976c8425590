import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { outputsText } from './outputs';
import { factOf } from './table';
import type { Examination, Facts } from './types';
import { useTrial } from './api';

type Row = Record<string, string>;

/** Cases beside the table, decided while it is written. They stay in this browser. */
export function TestRows({
  decisionKey,
  xml,
  inputs,
  usable,
}: {
  decisionKey: string;
  xml: string;
  inputs: Examination['inputs'];
  usable: boolean;
}) {
  const { t } = useTranslation();
  const place = `baton.decision.${decisionKey}.cases`;
  const [rows, setRows] = useState<Row[]>(() => stored(place));
  const cases: Facts[] = rows.map((row) =>
    Object.fromEntries(inputs.map((input) => [input.name, factOf(row[input.name] ?? '', input.type)])),
  );
  const trial = useTrial(decisionKey, xml, cases, usable && rows.length > 0);

  function change(next: Row[]) {
    setRows(next);
    localStorage.setItem(place, JSON.stringify(next));
  }

  return (
    <section className="section">
      <h2 className="section-title">
        {t('decisions.testRows')}
        <span className="end">
          <Button
            size="small"
            disabled={inputs.length === 0 || rows.length >= 200}
            onClick={() => {
              change([...rows, {}]);
            }}
          >
            {t('decisions.addTestRow')}
          </Button>
        </span>
      </h2>
      {rows.length === 0 ? (
        <p className="quiet">{t('decisions.testRowsText')}</p>
      ) : (
        <div className="sheet table-wrap" role="region" aria-label={t('decisions.testRows')} tabIndex={0}>
          <table className="data">
            <thead>
              <tr>
                {inputs.map((input) => (
                  <th key={input.name} className="mono">
                    {input.name}
                  </th>
                ))}
                <th>{t('decisions.result')}</th>
                <th>
                  <span className="visually-hidden">{t('decisions.removeTestRow')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={at}>
                  {inputs.map((input) => (
                    <td key={input.name}>
                      <Input
                        size="small"
                        style={{ minWidth: 90 }}
                        aria-label={t('decisions.testValue', { row: at + 1, field: input.name })}
                        placeholder="null"
                        value={row[input.name] ?? ''}
                        onChange={(event) => {
                          change(
                            rows.map((old, i) =>
                              i === at ? { ...old, [input.name]: event.target.value } : old,
                            ),
                          );
                        }}
                      />
                    </td>
                  ))}
                  <td>{usable ? result(trial.data?.[at], t('decisions.noHit')) : '–'}</td>
                  <td>
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={t('decisions.removeTestRow')}
                      onClick={() => {
                        change(rows.filter((_, i) => i !== at));
                      }}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function result(
  tried: { hits: { rule: number; values: Record<string, string> }[]; refusal: string | null } | undefined,
  none: string,
) {
  if (!tried) return '–';
  if (tried.refusal) return <span className="refused">{tried.refusal}</span>;
  if (tried.hits.length === 0) return <span className="quiet">{none}</span>;
  return tried.hits.map((hit) => (
    <div key={`${hit.rule} ${outputsText(hit.values)}`}>
      {hit.rule > 0 && <span className="quiet num">#{hit.rule} </span>}
      {outputsText(hit.values)}
    </div>
  ));
}

function stored(place: string): Row[] {
  try {
    const rows: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(rows) ? (rows as Row[]) : [];
  } catch {
    return [];
  }
}
