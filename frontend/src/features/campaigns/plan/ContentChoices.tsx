import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import type { Template } from '@shared/api/types';
import { drawnElements } from '@shared/diagram/elementNames';
import { useWord } from '@shared/i18n/words';
import { useJourneyXml } from './JourneyChoice';

/** A text for every element that touches customers; left empty, the journey's own default speaks. */
export function ContentChoices({ journey }: { journey: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const xml = useJourneyXml(journey);
  const templates = useQuery({ queryKey: ['templates'], queryFn: () => call('GET /api/templates') });
  const touches = xml.data ? drawnElements(xml.data).filter((element) => element.channel) : [];
  if (touches.length === 0) return <p className="quiet">{t('plan.noTouches')}</p>;
  return (
    <div className="plan-grid">
      {touches.map((touch) => (
        <Form.Item
          key={touch.id}
          name={['content', touch.id]}
          label={`${touch.name} · ${word('channel', touch.channel ?? '')}`}
        >
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            loading={templates.isPending}
            placeholder={t('plan.defaultText')}
            options={keysFor(templates.data ?? [], touch.channel).map(([key, label]) => ({
              value: key,
              label,
            }))}
          />
        </Form.Item>
      ))}
    </div>
  );
}

/** One entry a key: its languages are the same text. */
function keysFor(templates: readonly Template[], channel: string | null): [string, string][] {
  const fitting = templates.filter((template) => template.channel === channel);
  return [
    ...new Map(
      fitting.map((template) => [
        template.key,
        template.subject ? `${template.key} · ${template.subject}` : template.key,
      ]),
    ),
  ];
}
