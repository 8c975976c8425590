import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { useChange } from '@shared/api/queries';
import { useNamed } from '@shared/i18n/names';
import { FormModal } from '@shared/ui/FormModal';
import { CodeField, NameFields } from '@shared/ui/fields';
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
  const nameOf = useNamed();
  const navigate = useNavigate();
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
    <FormModal<WantedJoin>
      title={t('productTags.join')}
      action={t('productTags.join')}
      change={join}
      onClose={onClose}
    >
      <Form.Item name="customerTag" label={t('productTags.customerTag')} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={tags.data?.items
            .filter((tag) => tag.type === 'ENUM' || tag.type === 'MULTI')
            .map((tag) => ({
              value: tag.code,
              label: `${nameOf(tag)} · ${tag.code}`,
            }))}
        />
      </Form.Item>
      <Form.Item name="productTag" label={t('productTags.productTag')} rules={required}>
        <Select options={productTags.map((value) => ({ value, label: value }))} />
      </Form.Item>
      <CodeField of="tag" name="tag" max={100} />
      <NameFields />
    </FormModal>
  );
}
