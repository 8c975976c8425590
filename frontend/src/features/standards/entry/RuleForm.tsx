import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useChange } from '@shared/api/queries';
import { RULE_KINDS, type EntryRule, type RuleDraft } from '@shared/entry/types';
import { useDictionaries } from '@shared/events/api';
import { useNamed } from '@shared/i18n/names';
import { FormModal } from '@shared/ui/FormModal';
import { CodeField, NameFields } from '@shared/ui/fields';
import { useStandards } from '../api';

const DIGITS = ['ID_CARD', 'CREDIT_CODE', 'LUHN'] as const;

type Entered = Partial<RuleDraft> & { code?: string };

/** A new rule, or another wording of one. */
export function RuleForm({ rule, onDone }: { rule?: EntryRule; onDone: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Entered>();
  const kind = Form.useWatch('kind', form) as RuleDraft['kind'] | undefined;
  const save = useChange(
    ({ code, ...draft }: Entered) =>
      call('PUT /api/entry-rules/{code}', {
        path: { code: rule?.code ?? code ?? '' },
        body: toDraft(draft, rule?.version ?? 0),
      }),
    [['entry-rules']],
    onDone,
  );
  const required = [{ required: true, message: t('common.required') }];
  return (
    <FormModal<Entered>
      title={t(rule ? 'entryRules.change' : 'entryRules.new')}
      form={form}
      initial={rule ?? { kind: 'LENGTH' }}
      change={save}
      onClose={onDone}
    >
      {!rule && <CodeField of="standard" max={40} />}
      <NameFields />
      <Form.Item name="kind" label={t('entryRules.test')} rules={required}>
        <Select options={RULE_KINDS.map((value) => ({ value, label: t(`entryRules.kind.${value}`) }))} />
      </Form.Item>
      <Bounds kind={kind} />
      <Form.Item name="messageZh" label={t('entryRules.messageZh')} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="messageEn" label={t('entryRules.messageEn')} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
    </FormModal>
  );
}

/** What the kind of test has to know. */
function Bounds({ kind }: { kind: RuleDraft['kind'] | undefined }) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const standards = useStandards();
  const dictionaries = useDictionaries();
  const required = [{ required: true, message: t('common.required') }];
  switch (kind) {
    case 'LENGTH':
    case 'RANGE':
      return (
        <>
          <Form.Item name="min" label={t('entryRules.min')}>
            <Input className="num" maxLength={40} />
          </Form.Item>
          <Form.Item
            name="max"
            label={t('entryRules.max')}
            extra={kind === 'RANGE' ? t('entryRules.rangeHint') : undefined}
          >
            <Input className="num" maxLength={40} />
          </Form.Item>
        </>
      );
    case 'STANDARD':
    case 'DICTIONARY':
      return (
        <Form.Item name="reference" label={t(`entryRules.kind.${kind}`)} rules={required}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={(kind === 'STANDARD' ? standards.data : dictionaries.data)?.map((each) => ({
              value: each.code,
              label: `${nameOf(each)} · ${each.code}`,
            }))}
          />
        </Form.Item>
      );
    case 'CHECK_DIGIT':
      return (
        <Form.Item name="reference" label={t('entryRules.number')} rules={required}>
          <Select options={DIGITS.map((value) => ({ value, label: t(`entryRules.digits.${value}`) }))} />
        </Form.Item>
      );
    case 'PATTERN':
      return (
        <Form.Item
          name="pattern"
          label={t('entryRules.kind.PATTERN')}
          extra={t('entryRules.patternHint')}
          rules={required}
        >
          <Input className="mono" maxLength={200} placeholder="[A-Z]{2}[0-9]{6}" />
        </Form.Item>
      );
    default:
      return null;
  }
}

/** Only what the kind of test knows; what was typed for another kind is not kept. */
function toDraft(entered: Entered, version: number): RuleDraft {
  const kind = entered.kind ?? 'REQUIRED';
  const bounded = kind === 'LENGTH' || kind === 'RANGE';
  const refers = kind === 'STANDARD' || kind === 'DICTIONARY' || kind === 'CHECK_DIGIT';
  return {
    version,
    nameZh: entered.nameZh ?? '',
    nameEn: entered.nameEn ?? '',
    messageZh: entered.messageZh ?? '',
    messageEn: entered.messageEn ?? '',
    kind,
    min: bounded ? entered.min?.trim() || null : null,
    max: bounded ? entered.max?.trim() || null : null,
    reference: refers ? (entered.reference ?? null) : null,
    pattern: kind === 'PATTERN' ? (entered.pattern ?? null) : null,
  };
}
