import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useChange } from '@shared/api/queries';
import { useEntryRules } from '@shared/entry/api';
import type { ManualTag } from '@shared/entry/types';
import { useNamed } from '@shared/i18n/names';
import { useWord } from '@shared/i18n/words';
import { FormModal } from '@shared/ui/FormModal';
import { CodeField, NameFields } from '@shared/ui/fields';

const TYPES = ['ENUM', 'NUMBER', 'DATE', 'BOOLEAN'] as const;
const THEMES = ['NATURE', 'ASSETS', 'LIABILITIES', 'RISK', 'TRANSACTIONS', 'BEHAVIOUR', 'VALUE'];
const CLASSES = ['POPULATION', 'BEHAVIOUR', 'TRANSACTION', 'CONSUMPTION', 'MARKETING'];

interface Entered {
  code?: string;
  nameZh: string;
  nameEn: string;
  type?: string;
  scale?: number;
  theme?: string;
  tagClass?: string;
  definition?: string;
  review?: boolean;
  rules?: string[];
}

/** A draft with its sheet, to be submitted like any tag; or other rules for one that is there. */
export function ManualTagForm({ tag, onDone }: { tag?: ManualTag; onDone: (code: string | null) => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const nameOf = useNamed();
  const rules = useEntryRules();
  const [form] = Form.useForm<Entered>();
  const type = Form.useWatch('type', form) as string | undefined;
  const save = useChange(
    ({ code, ...entered }: Entered) =>
      call('PUT /api/manual-tags/{code}', {
        path: { code: tag?.tag ?? code ?? '' },
        body: {
          ...entered,
          create: tag === undefined,
          review: entered.review === true,
          rules: entered.rules ?? [],
        },
      }),
    [['manual-tags'], ['tags']],
    (saved) => {
      onDone(saved.tag);
    },
  );
  const required = [{ required: true, message: t('common.required') }];
  return (
    <FormModal<Entered>
      title={t(tag ? 'manual.change' : 'manual.new')}
      form={form}
      initial={
        tag
          ? { nameZh: tag.nameZh, nameEn: tag.nameEn, review: tag.review, rules: tag.rules }
          : { type: 'ENUM', theme: 'NATURE', tagClass: 'POPULATION', review: true }
      }
      change={save}
      onClose={() => {
        onDone(null);
      }}
    >
      <NameFields />
      {!tag && (
        <>
          <CodeField of="tag" max={100} />
          <Form.Item name="type" label={t('tags.type')} rules={required}>
            <Select options={TYPES.map((value) => ({ value, label: t(`fieldType.${value}`) }))} />
          </Form.Item>
          {type === 'NUMBER' && (
            <Form.Item name="scale" label={t('manual.decimals')} initialValue={0}>
              <InputNumber min={0} max={9} />
            </Form.Item>
          )}
          <Form.Item name="theme" label={t('tags.facet.theme')} rules={required}>
            <Select options={THEMES.map((value) => ({ value, label: word('portraits.theme', value) }))} />
          </Form.Item>
          <Form.Item name="tagClass" label={t('tags.facet.tagClass')} rules={required}>
            <Select
              options={CLASSES.map((value) => ({ value, label: word('tags.values.tagClass', value) }))}
            />
          </Form.Item>
          <Form.Item name="definition" label={t('manual.definition')} rules={required}>
            <Input maxLength={500} />
          </Form.Item>
        </>
      )}
      <Form.Item name="rules" label={t('entryRules.title')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={rules.data?.rules.map((rule) => ({
            value: rule.code,
            label: `${nameOf(rule)} · ${rule.code}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="review" valuePropName="checked">
        <Checkbox>{t('manual.reviewLong')}</Checkbox>
      </Form.Item>
    </FormModal>
  );
}
