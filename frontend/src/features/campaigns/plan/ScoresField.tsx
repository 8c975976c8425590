import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOnlineModels } from '@shared/events/onlineModels';
import { useNamed } from '@shared/i18n/names';

/** Which models are asked about whoever an event brings in; nothing where the bank has none. */
export function ScoresField() {
  const { t } = useTranslation();
  const models = useOnlineModels();
  const nameOf = useNamed();
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
          label: `${nameOf(model)} (score.${model.code})`,
        }))}
      />
    </Form.Item>
  );
}
