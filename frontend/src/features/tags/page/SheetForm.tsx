import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { ProblemView } from '@shared/ui/ProblemView';
import { TAG_CLASSES, TAG_KINDS, TAG_THEMES, type SheetView, type TagSheet } from '../types';
import { useFacetWord } from '../words';

type Written = { [K in keyof TagSheet]?: TagSheet[K] | '' };

/** A draft may lack lines; what is there must make sense, and a tag that is online stays complete. */
export function SheetForm({ code, view, onDone }: { code: string; view: SheetView; onDone: () => void }) {
  const { t } = useTranslation();
  const word = useFacetWord();
  const [form] = Form.useForm<Written>();
  const predicted = Form.useWatch('predicted', form) ?? view.sheet.predicted;
  const complete = view.state !== 'DRAFT';
  const save = useChange(
    (written: Written) =>
      call('PUT /api/tags/{code}/sheet', {
        path: { code },
        body: { sheet: sheetOf(written), version: view.version },
      }),
    [['tags']],
    onDone,
  );
  const problem = save.isError ? asProblem(save.error) : undefined;
  // What the server says of a line stands at that line.
  const said = new Map(problem?.findings?.map((each) => [each.place.replace('/sheet/', ''), each.message]));
  const elsewhere = problem && (said.size === 0 || ![...said.keys()].every((field) => field in view.sheet));
  const needed = (field: keyof TagSheet) =>
    complete && !['unit', 'sourceColumns', 'outcomeTag', 'predicted'].includes(field);
  const line = (field: keyof TagSheet, control: ReactNode, checked = false) => (
    <Form.Item
      name={field}
      label={checked ? undefined : t(`tags.sheet.${field}`)}
      {...(checked ? { valuePropName: 'checked' } : {})}
      rules={needed(field) ? [{ required: true, message: t('common.required') }] : []}
      {...(said.has(field) ? { validateStatus: 'error' as const, help: said.get(field) } : {})}
    >
      {control}
    </Form.Item>
  );
  const choice = (facet: 'theme' | 'tagClass' | 'kind', values: readonly string[]) => (
    <Select allowClear options={values.map((value) => ({ value, label: word(facet, value) }))} />
  );
  return (
    <section>
      <h2 className="section-title">{t('tags.tab.sheet')}</h2>
      <Form
        form={form}
        layout="vertical"
        className="sheet padded"
        requiredMark={complete}
        initialValues={view.sheet}
        onFinish={(written) => {
          save.mutate(written);
        }}
      >
        <div className="plan-grid">
          {line('theme', choice('theme', TAG_THEMES))}
          {line('type', choice('tagClass', TAG_CLASSES))}
          {line('kind', choice('kind', TAG_KINDS))}
          {line('unit', <Input maxLength={40} />)}
        </div>
        {line('definition', <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />)}
        {line('sourceColumns', <Select mode="tags" open={false} suffixIcon={null} />)}
        <div className="plan-grid">
          {line('businessContact', <Input maxLength={100} />)}
          {line('developerContact', <Input maxLength={100} />)}
          {line(
            'freshWithinHours',
            <InputNumber min={1} max={87_600} precision={0} style={{ width: '100%' }} />,
          )}
        </div>
        {line('predicted', <Checkbox>{t('tags.sheet.predicted')}</Checkbox>, true)}
        {predicted && (
          <div className="plan-grid">
            {line('modelVersion', <Input maxLength={100} />)}
            {line('probability', <InputNumber min={0} max={1} step={0.01} style={{ width: '100%' }} />)}
            {line('outcomeTag', <Input maxLength={200} placeholder={t('tags.outcomeHint')} />)}
          </div>
        )}
        {problem && elsewhere && (
          <div className="section">
            <ProblemView problem={problem} />
          </div>
        )}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('common.save')}
        </Button>{' '}
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </Form>
    </section>
  );
}

/** Empty lines are nothing, not empty texts; a fact has no model. */
export function sheetOf(written: Written): TagSheet {
  const text = (value: string | null | undefined) => value?.trim() ?? '';
  const predicted = written.predicted === true;
  return {
    theme: written.theme || null,
    type: written.type || null,
    kind: written.kind || null,
    predicted,
    modelVersion: (predicted && text(written.modelVersion)) || null,
    probability: predicted && typeof written.probability === 'number' ? written.probability : null,
    unit: text(written.unit) || null,
    definition: text(written.definition) || null,
    sourceColumns: written.sourceColumns || [],
    businessContact: text(written.businessContact) || null,
    developerContact: text(written.developerContact) || null,
    freshWithinHours: written.freshWithinHours || null,
    outcomeTag: (predicted && text(written.outcomeTag)) || null,
  };
}
