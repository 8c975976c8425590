import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import type { Decision } from '@shared/api/types';
import { exact } from '@shared/format/numbers';
import { bankDateTime } from '@shared/format/times';
import { useMay } from '@shared/session/session';
import { QueryView } from '@shared/ui/QueryView';
import { MoveList } from './MoveList';

/** Two versions of a table side by side, in customers who get something else. */
export function Versions({ decision }: { decision: Decision }) {
  const may = useMay('MARKETER', 'ANALYST', 'APPROVER', 'ADMINISTRATOR');
  return may && decision.version > 1 ? <Compared decision={decision} /> : null;
}

function Compared({ decision: { key, version } }: { decision: Decision }) {
  const { t } = useTranslation();
  const [from, setFrom] = useState(version - 1);
  const [to, setTo] = useState(version);
  const versions = useQuery({
    queryKey: ['decisions', key, 'versions', version],
    queryFn: () => call('GET /api/decisions/{key}/versions', { path: { key } }),
  });
  const comparison = useQuery({
    queryKey: ['decisions', key, 'comparison', from, to],
    queryFn: () =>
      call('GET /api/decisions/{key}/comparison', {
        path: { key },
        query: { from: String(from), to: String(to) },
      }),
  });
  const choice = (label: string, value: number, choose: (version: number) => void) => (
    <Select
      aria-label={label}
      style={{ minWidth: 220 }}
      value={value}
      onChange={choose}
      options={(versions.data ?? []).map((each) => ({
        value: each.version,
        label: `${t('segments.versionFact', { version: each.version })} · ${each.actor} · ${bankDateTime(each.at)}`,
      }))}
    />
  );
  return (
    <section className="section">
      <h2 className="section-title">{t('decisions.versions')}</h2>
      <div className="decision-actions" style={{ marginBottom: 12 }}>
        {choice(t('decisions.from'), from, setFrom)} → {choice(t('decisions.to'), to, setTo)}
      </div>
      <QueryView query={comparison}>
        {(data) => (
          <>
            <p className="section">
              {t('decisions.moved', {
                enter: exact(data.moves.enter),
                leave: exact(data.moves.leave),
                change: exact(data.moves.change),
              })}{' '}
              <span className="quiet">{t('decisions.among', { count: data.asked })}</span>
            </p>
            <MoveList moves={data.moves.moves} />
          </>
        )}
      </QueryView>
    </section>
  );
}
