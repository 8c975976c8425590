import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { usePreferences } from '@shared/session/preferences';
import { ProblemView } from '@shared/ui/ProblemView';
import { tagPath } from '../paths';
import type { WantedJoin } from './types';

/** Which tag names the products, and what is to be said of them. */
export function JoinProducts({
  productTags,
  onClose,
}: {
  productTags: readonly string[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const navigate = useNavigate();
  const [form] = Form.useForm<WantedJoin>();
  const tags = useQuery({ queryKey: ['tags', ''], queryFn: () => call('GET /api/tags', { query: {} }) });
  const join = useChange(
    (wanted: WantedJoin) => call('POST /api/product-tags/joins', { body: wanted }),
    [['product-tags'], ['tags']],
    (_, wanted) => {
      onClose();
      void navigate(tagPath(wanted.tag));
    },
  );
  const required = [{ required: true, message: t('common.required') }];
  return (
    <Modal
      open
      title={t('productTags.join')}
      okText={t('productTags.join')}
      cancelText={t('common.cancel')}
      confirmLoading={join.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      {join.isError && <ProblemView problem={asProblem(join.error)} />}
      <Form<WantedJoin> form={form} layout="vertical" requiredMark={false} onFinish={join.mutate}>
        <Form.Item name="customerTag" label={t('productTags.customerTag')} rules={required}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={tags.data?.items
              .filter((tag) => tag.type === 'ENUM' || tag.type === 'MULTI')
              .map((tag) => ({
                value: tag.code,
                label: `${(language === 'en' ? tag.nameEn : tag.nameZh) || tag.code} · ${tag.code}`,
              }))}
          />
        </Form.Item>
        <Form.Item name="productTag" label={t('productTags.productTag')} rules={required}>
          <Select options={productTags.map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item
          name="tag"
          label={t('tagBuilder.code')}
          rules={[
            { required: true, pattern: /^[A-Za-z][A-Za-z0-9_.-]{0,99}$/, message: t('tagBuilder.badCode') },
          ]}
        >
          <Input className="mono" maxLength={100} />
        </Form.Item>
        <Form.Item name="nameZh" label={t('tagBuilder.nameZh')} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="nameEn" label={t('tagBuilder.nameEn')} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
