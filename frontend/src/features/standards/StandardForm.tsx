import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { ProblemView } from '@shared/ui/ProblemView';
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
  const required = [{ required: true, message: t('common.required') }];
  return (
    <Modal
      open
      width={640}
      title={t(standard ? 'standards.change' : 'standards.new')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      confirmLoading={save.isPending}
      onOk={form.submit}
      onCancel={() => {
        props.onDone(null);
      }}
    >
      {save.isError && <ProblemView problem={asProblem(save.error)} />}
      <Form<Draft>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={
          standard
            ? { nameZh: standard.nameZh, nameEn: standard.nameEn, lines: toLines(standard.values) }
            : {}
        }
        onFinish={save.mutate}
      >
        {!standard && (
          <Form.Item
            name="code"
            label={t('standards.code')}
            rules={[
              { required: true, pattern: /^[a-z0-9][a-z0-9_-]{0,39}$/, message: t('standards.codeRule') },
            ]}
          >
            <Input className="mono" maxLength={40} />
          </Form.Item>
        )}
        <Form.Item name="nameZh" label={t('dictionaries.nameZh')} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="nameEn" label={t('dictionaries.nameEn')} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="lines"
          label={t('standards.valuesCount', { count: fromLines(lines ?? '').length })}
          extra={t('standards.valuesHint')}
          rules={required}
        >
          <Input.TextArea className="mono" autoSize={{ minRows: 5, maxRows: 16 }} placeholder="M, 男, Male" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
