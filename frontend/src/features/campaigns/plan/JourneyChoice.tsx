import { useQuery } from '@tanstack/react-query';
import { Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { Diagram } from '@shared/diagram/Diagram';

interface Props {
  id?: string;
  value?: string;
  onChange?: (key: string) => void;
  journeys: readonly { key: string; name: string }[];
}

/** A journey is chosen by what it looks like. */
export function JourneyChoice({ id, value, onChange, journeys }: Props) {
  const { t } = useTranslation();
  const xml = useJourneyXml(value);
  const name = journeys.find((journey) => journey.key === value)?.name ?? '';
  return (
    <>
      <Select<string>
        {...(id ? { id } : {})}
        style={{ maxWidth: 420, marginBottom: 8 }}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('plan.chooseJourney')}
        value={value ?? (null as never)}
        onChange={(key: string) => onChange?.(key)}
        options={journeys.map((journey) => ({ value: journey.key, label: journey.name }))}
      />
      {!value && <p className="quiet">{t('plan.journeyHint')}</p>}
      {xml.data ? (
        <Diagram xml={xml.data} label={t('campaigns.diagramOf', { name })} height={280} />
      ) : (
        value && <Skeleton active paragraph={{ rows: 5 }} />
      )}
    </>
  );
}

export const useJourneyXml = (key: string | undefined) =>
  useQuery({
    queryKey: ['processes', key, 'xml'],
    queryFn: () => call('GET /api/processes/{key}/xml', { path: { key: key ?? '' } }),
    enabled: Boolean(key),
    staleTime: Infinity,
  });
