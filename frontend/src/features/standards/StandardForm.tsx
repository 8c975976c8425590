import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useChange } from '@shared/api/queries';
import { FormModal } from '@shared/ui/FormModal';
import { CodeField, NameFields } from '@shared/ui/fields';
import { STALE } from './api';
import { fromLines, toLines } from './lines';
import type { CodeStandard } from './types';

interface Draft {
  code: string;
  nameZh: string;
  nameEn: string;
  lines: string;
}

/** A new standard, or the next version of one: names and one value a line. */
export function StandardForm(props: { standard?: CodeStandard; onDone: (code: string | null) => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Draft>();
  const { standard } = props;
  const lines = Form.useWatch('lines', form) as string | undefined;
  const save = useChange(
    (draft: Draft) =>
      call('PUT /api/standards/{code}', {
        path: { code: standard?.code ?? draft.code },
        body: {
          version: standard?.version ?? 0,
          nameZh: draft.nameZh,
          nameEn: draft.nameEn,
          values: fromLines(draft.lines),
        },
      }),
    STALE,
    (saved) => {
      props.onDone(saved.code);
    },
  );
  return (
    <FormModal<Draft>
      width={640}
      title={t(standard ? 'standards.change' : 'standards.new')}
      form={form}
      initial={
        standard ? { nameZh: standard.nameZh, nameEn: standard.nameEn, lines: toLines(standard.values) } : {}
      }
      change={save}
      onClose={() => {
        props.onDone(null);
      }}
    >
      {!standard && <CodeField of="standard" max={40} />}
      <NameFields />
      <Form.Item
        name="lines"
        label={t('standards.valuesCount', { count: fromLines(lines ?? '').length })}
        extra={t('standards.valuesHint')}
        rules={[{ required: true, message: t('common.required') }]}
      >
        <Input.TextArea className="mono" autoSize={{ minRows: 5, maxRows: 16 }} placeholder="M, 男, Male" />
      </Form.Item>
    </FormModal>
  );
}
