import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { EntryRule, EntryRules, RuledColumn } from '@shared/entry/types';
import { useNamed } from '@shared/i18n/names';
import { DataTable } from '@shared/ui/DataTable';
import { When } from '@shared/ui/Numbers';
import { ProblemView } from '@shared/ui/ProblemView';
import { useRemoval } from '@shared/ui/useRemoval';
import { RuleForm } from './RuleForm';
import { useRuleWords } from './useRuleWords';

/** One rule, and the columns of imports it is held against. */
export function RulePanel(props: {
  rule: EntryRule;
  columns: readonly RuledColumn[];
  mayKeep: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { rule } = props;
  const nameOf = useNamed();
  const words = useRuleWords();
  const [changing, setChanging] = useState(false);
  const [source, setSource] = useState<string | null>(null);
  const sources = useQuery({ queryKey: ['sources'], queryFn: () => call('GET /api/sources') });
  const path = { code: rule.code };
  const add = useChange(
    (column: string) =>
      call('POST /api/entry-rules/{code}/columns', { path, body: { source: source ?? '', column } }),
    [['entry-rules']],
  );
  const take = useRemoval({
    list: ['entry-rules'],
    without: (now: EntryRules, gone: RuledColumn) => ({
      ...now,
      columns: now.columns.filter(
        (each) => each.rule !== gone.rule || each.source !== gone.source || each.column !== gone.column,
      ),
    }),
    remove: ({ source: of, column }) =>
      call('POST /api/entry-rules/{code}/column-removals', { path, body: { source: of, column } }),
    putBack: ({ source: of, column }) =>
      call('POST /api/entry-rules/{code}/columns', { path, body: { source: of, column } }),
    nameOf: ({ source: of, column }) => `${of}.${column}`,
  });
  const remove = useChange(
    () => call('DELETE /api/entry-rules/{code}', { path }),
    [['entry-rules']],
    props.onClose,
  );
  const failed = add.error ?? take.error ?? remove.error;
  const columns = sources.data?.find((each) => each.code === source)?.columns ?? [];
  return (
    <Drawer
      open
      title={nameOf(rule)}
      onClose={props.onClose}
      size={560}
      extra={
        props.mayKeep && (
          <>
            <Button
              icon={<DeleteOutlined />}
              loading={remove.isPending}
              aria-label={t('standards.remove')}
              onClick={() => {
                remove.mutate(undefined);
              }}
            />{' '}
            <Button
              type="primary"
              onClick={() => {
                setChanging(true);
              }}
            >
              {t('entryRules.change')}
            </Button>
          </>
        )
      }
    >
      {failed && <ProblemView problem={asProblem(failed)} />}
      <p className="mono quiet small">
        {rule.code} · {t('standards.versionBy', { version: rule.version, by: rule.changedBy })}{' '}
        <When at={rule.changedAt} brief />
      </p>
      <p>{words(rule)}</p>
      <p>{rule.messageZh}</p>
      <p>{rule.messageEn}</p>
      <h2 className="section-title" style={{ marginTop: 24 }}>
        {t('entryRules.columns')}
      </h2>
      <p className="quiet small">{t('entryRules.columnsText')}</p>
      {props.mayKeep && (
        <div className="tools">
          <Select
            aria-label={t('imports.source')}
            placeholder={t('imports.source')}
            style={{ minWidth: 180 }}
            showSearch={{ optionFilterProp: 'label' }}
            value={source}
            onChange={setSource}
            options={sources.data?.map((each) => ({
              value: each.code,
              label: `${each.name} · ${each.code}`,
            }))}
          />
          {source !== null && (
            <Select
              aria-label={t('entryRules.addColumn')}
              placeholder={t('entryRules.addColumn')}
              style={{ minWidth: 160 }}
              showSearch={{ optionFilterProp: 'label' }}
              value={null}
              onChange={(column: string) => {
                add.mutate(column);
              }}
              options={columns.map(({ name }) => ({ value: name, label: name }))}
            />
          )}
        </div>
      )}
      {props.columns.length > 0 && (
        <DataTable<RuledColumn>
          label={t('entryRules.columns')}
          rows={props.columns}
          rowKey={(row) => `${row.source}.${row.column}`}
          columns={[
            {
              key: 'column',
              title: t('imports.column'),
              cell: (row) => (
                <span className="mono">
                  {row.source}.{row.column}
                </span>
              ),
            },
            {
              key: 'remove',
              title: t('findings.action'),
              right: true,
              cell: (row) =>
                props.mayKeep && (
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined />}
                    aria-label={`${t('standards.remove')} ${row.source}.${row.column}`}
                    onClick={() => {
                      take.mutate(row);
                    }}
                  />
                ),
            },
          ]}
        />
      )}
      {changing && (
        <RuleForm
          rule={rule}
          onDone={() => {
            setChanging(false);
          }}
        />
      )}
    </Drawer>
  );
}
