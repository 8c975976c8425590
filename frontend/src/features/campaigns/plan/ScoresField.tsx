import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useModelName, useOnlineModels } from '@shared/events/onlineModels';

/** Which models are asked about whoever an event brings in; nothing where the bank has none. */
export function ScoresField() {
  const { t } = useTranslation();
  const models = useOnlineModels();
  const name = useModelName();
  if (!models.data || models.data.length === 0) return null;
  return (
    <Form.Item
      name={['trigger', 'scores']}
      label={t('plan.scores')}
      extra={t('plan.scoresHint')}
      initialValue={[]}
    >
      <Select
        mode="multiple"
        maxCount={5}
        placeholder={t('plan.optional')}
        optionFilterProp="label"
        options={models.data.map((model) => ({
          value: model.code,
          label: `${name(model)} (score.${model.code})`,
        }))}
      />
    </Form.Item>
  );
}
