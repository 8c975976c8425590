import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { FieldType, ImportPreview } from '@shared/api/types';
import { ProblemView } from '@shared/ui/ProblemView';
import { PreviewTable } from './PreviewTable';
import { codeOf, MEANINGS, proposal, toRequest, type MappedColumn, type Meaning } from './mapping';

const TYPES: FieldType[] = ['BOOLEAN', 'ENUM', 'NUMBER', 'DATE'];

interface Values {
  name: string;
  code: string;
  key: string;
  meanings: Partial<Record<Meaning, string>>;
}

/** The proposal of the server, to be confirmed: what identifies a customer, what reaches one, what each column is. */
export function MappingForm({ preview, fileName }: { preview: ImportPreview; fileName: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [proposed] = useState(() => proposal(preview));
  const [columns, setColumns] = useState<MappedColumn[]>(() =>
    preview.columns.map(({ name, type, scale }) => ({ name, type, scale, include: true })),
  );
  const start = useChange(
    (values: Values) =>
      call('POST /api/imports', {
        body: toRequest(preview, { ...values, key: values.key || null }, columns),
      }),
    [['imports']],
    ({ id }) => void navigate(`/audience/imports/${id}`),
  );
  const fetched = preview.kind === 'JDBC' || preview.kind === 'KAFKA';
  const required = { required: true, message: t('common.required') };
  const columnOptions = preview.header.map((name) => ({ value: name, label: name }));

  function change(name: string, part: Partial<MappedColumn>) {
    setColumns((all) => all.map((column) => (column.name === name ? { ...column, ...part } : column)));
  }

  return (
    <Form<Values>
      layout="vertical"
      requiredMark={false}
      initialValues={{
        name: fileName.replace(/\.(csv|txt|parquet)?(\.gz)?$/i, ''),
        code: codeOf(fileName),
        key: proposed.key ?? '',
        meanings: proposed.meanings,
      }}
      onFinish={start.mutate}
    >
      {preview.findings.length > 0 && (
        <div className="section">
          <ProblemView
            problem={{
              title: t('imports.previewFindings'),
              status: 422,
              code: preview.findings[0]?.code ?? '',
              findings: preview.findings,
            }}
          />
        </div>
      )}
      {start.isError && (
        <div className="section">
          <ProblemView problem={asProblem(start.error)} />
        </div>
      )}
      <div className="sheet padded section">
        <div
          style={{
            display: 'grid',
            gap: '0 16px',
            gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
          }}
        >
          <Form.Item name="name" label={t('sources.name')} rules={[required]}>
            <Input />
          </Form.Item>
          <Form.Item
            name="code"
            label={t('imports.code')}
            rules={[required, { pattern: /^[a-z][a-z0-9_]*$/, message: t('imports.codeRule') }]}
          >
            <Input spellCheck={false} />
          </Form.Item>
          <Form.Item
            name="key"
            label={t('imports.key')}
            tooltip={t('imports.keyHint')}
            rules={fetched ? [required] : []}
          >
            <Select
              options={
                fetched ? columnOptions : [{ value: '', label: t('imports.rowNumber') }, ...columnOptions]
              }
            />
          </Form.Item>
          {MEANINGS.map((meaning) => (
            <Form.Item key={meaning} name={['meanings', meaning]} label={t(`imports.meaning.${meaning}`)}>
              <Select allowClear placeholder={t('imports.none')} options={columnOptions} />
            </Form.Item>
          ))}
        </div>
      </div>
      <section className="section">
        <h2 className="section-title">{t('imports.columnsTitle', { count: preview.columns.length })}</h2>
        <div className="sheet table-wrap" role="region" aria-label={t('imports.columns')} tabIndex={0}>
          <table className="data">
            <thead>
              <tr>
                <th className="pick">
                  <span className="visually-hidden">{t('imports.include')}</span>
                </th>
                <th>{t('imports.column')}</th>
                <th>{t('tags.type')}</th>
                <th className="wide right">{t('imports.nulls')}</th>
                <th className="wide">{t('imports.samples')}</th>
              </tr>
            </thead>
            <tbody>
              {columns.map((column, index) => (
                <tr key={column.name}>
                  <td className="pick">
                    <Checkbox
                      aria-label={`${t('imports.include')} ${column.name}`}
                      checked={column.include}
                      onChange={(event) => {
                        change(column.name, { include: event.target.checked });
                      }}
                    />
                  </td>
                  <td className="mono">{column.name}</td>
                  <td>
                    <Select
                      size="small"
                      aria-label={`${t('tags.type')} ${column.name}`}
                      style={{ minWidth: 110 }}
                      value={column.type}
                      onChange={(type) => {
                        change(column.name, { type });
                      }}
                      options={TYPES.map((value) => ({ value, label: t(`fieldType.${value}`) }))}
                    />
                  </td>
                  <td className="wide right num">{preview.columns[index]?.nulls}</td>
                  <td className="wide quiet">{preview.columns[index]?.samples.slice(0, 5).join(' · ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <PreviewTable preview={preview} />
      <div className="thumb-bar">
        <Button type="primary" htmlType="submit" loading={start.isPending}>
          {t('imports.start')}
        </Button>
      </div>
    </Form>
  );
}
