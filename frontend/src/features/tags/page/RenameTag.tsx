import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { ProblemView } from '@shared/ui/ProblemView';
import type { CatalogueTag, TagNames } from '../types';

/** What people call the tag; rules, segments and tables know it by its code and stay as they are. */
export function RenameTag({ tag, onClose }: { tag: CatalogueTag; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<TagNames>();
  const rename = useChange(
    (names: TagNames) => call('PUT /api/tags/{code}/names', { path: { code: tag.code }, body: names }),
    [['tags']],
    onClose,
  );
  const required = [{ required: true, whitespace: true, message: t('common.required') }];
  return (
    <Modal
      open
      title={t('tags.rename')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      confirmLoading={rename.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      {rename.isError && <ProblemView problem={asProblem(rename.error)} />}
      <Form<TagNames>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ nameZh: tag.nameZh, nameEn: tag.nameEn }}
        onFinish={rename.mutate}
      >
        <Form.Item name="nameZh" label={t('tagBuilder.nameZh')} rules={required}>
          <Input maxLength={100} autoFocus />
        </Form.Item>
        <Form.Item name="nameEn" label={t('tagBuilder.nameEn')} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
      </Form>
      <p className="quiet small">{t('tags.renameText', { code: tag.code })}</p>
    </Modal>
  );
}
