import { Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Finding } from '@shared/api/types';
import { ColumnRule } from './ColumnRule';
import {
  emptyDraft,
  isMeasured,
  measuresOf,
  MOST_DAYS,
  needsDay,
  type Built,
  type Draft,
  type Place,
  type Table,
} from './builder';
import { AGGREGATES } from './definition';

/** Which rows of which table, and what becomes of them for each customer. */
export function DefinitionForm(props: {
  draft: Draft;
  onChange: (draft: Draft) => void;
  tables: readonly Table[];
  faults: Built['faults'];
  /** Places only speak up once somebody has been there, or has tried to save. */
  shown: boolean;
  findings: readonly Finding[];
}) {
  const { t } = useTranslation();
  const { draft, tables } = props;
  const table = tables.find((each) => each.code === draft.table);
  const change = (part: Partial<Draft>) => {
    props.onChange({ ...draft, ...part });
  };
  const at = (place: Place) => {
    const said = props.findings.filter(
      (finding) => finding.place === `/${place}` || finding.place.startsWith(`/${place}/`),
    );
    const fault = props.shown ? props.faults[place] : undefined;
    if (said.length === 0 && !fault) return {};
    return {
      validateStatus: 'error' as const,
      help: fault
        ? t(`tagBuilder.fault.${fault}`)
        : said.map((finding) => `${condition(finding.place)}${finding.message}`).join(' · '),
    };
  };
  /** "/where/all/2/value" is the third condition. */
  const condition = (place: string) => {
    const numbers = [...place.matchAll(/\/(?:all|any)\/(\d+)/g)].map((found) => Number(found[1]) + 1);
    return numbers.length > 0 ? t('tagBuilder.condition', { number: numbers.join('.') }) : '';
  };
  return (
    <Form layout="vertical" component="div" className="sheet padded section">
      <Form.Item label={t('tagBuilder.table')} {...at('table')}>
        <Select
          aria-label={t('tagBuilder.table')}
          placeholder={t('tagBuilder.chooseTable')}
          value={draft.table || null}
          onChange={(code: string) => {
            const day = tables.find((each) => each.code === code)?.day;
            // Another table has other columns: what was said of the old ones means nothing there.
            props.onChange({
              ...emptyDraft(),
              table: code,
              aggregate: draft.aggregate,
              days: day ? (draft.days ?? 90) : null,
            });
          }}
          options={tables.map(({ code }) => ({ value: code, label: code }))}
        />
      </Form.Item>
      {table && (
        <>
          <div className="plan-grid">
            <Form.Item label={t('tagBuilder.aggregate')} {...at('aggregate')}>
              <Select
                aria-label={t('tagBuilder.aggregate')}
                value={draft.aggregate}
                onChange={(aggregate) => {
                  const fits = measuresOf(aggregate, table).some(({ name }) => name === draft.measure);
                  change({ aggregate, measure: fits ? draft.measure : '' });
                }}
                options={AGGREGATES.map((each) => ({
                  value: each,
                  label: t(`tagBuilder.aggregates.${each}`),
                  disabled: needsDay(each) && !table.day,
                }))}
              />
            </Form.Item>
            {isMeasured(draft.aggregate) && (
              <Form.Item label={t('tagBuilder.measure')} {...at('measure')}>
                <Select
                  aria-label={t('tagBuilder.measure')}
                  value={draft.measure || null}
                  onChange={(measure: string) => {
                    change({ measure });
                  }}
                  options={measuresOf(draft.aggregate, table).map(({ name }) => ({
                    value: name,
                    label: name,
                  }))}
                />
              </Form.Item>
            )}
            <Form.Item
              label={table.day ? t('tagBuilder.days', { day: table.day }) : t('tagBuilder.noDays')}
              {...at('days')}
            >
              <InputNumber
                aria-label={t('tagBuilder.window')}
                min={1}
                max={MOST_DAYS}
                precision={0}
                disabled={!table.day}
                placeholder={t('tagBuilder.allDays')}
                style={{ width: '100%' }}
                value={draft.days}
                onChange={(days) => {
                  change({ days });
                }}
              />
            </Form.Item>
          </div>
          {draft.aggregate === 'ratio' && (
            <Form.Item label={t('tagBuilder.part')} {...at('part')}>
              <ColumnRule
                table={table}
                query={draft.part}
                readOnly={false}
                onChange={(part) => {
                  change({ part });
                }}
              />
            </Form.Item>
          )}
          <Form.Item label={t('tagBuilder.where')} {...at('where')}>
            <ColumnRule
              table={table}
              query={draft.where}
              readOnly={false}
              onChange={(where) => {
                change({ where });
              }}
            />
          </Form.Item>
        </>
      )}
    </Form>
  );
}
