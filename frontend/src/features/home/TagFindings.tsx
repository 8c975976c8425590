import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import { useMay, useSession } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { When } from '@shared/ui/Numbers';
import { CloseFinding } from './CloseFinding';
import type { TagFinding } from './types';

/** Tags whose values are spread otherwise than the run before; one's own come first. */
export function TagFindings() {
  const { t, i18n } = useTranslation();
  const mayRead = useMay('MARKETER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR');
  const mayClose = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const me = useSession().data?.name;
  const [closing, setClosing] = useState<TagFinding>();
  const findings = useQuery({
    queryKey: ['tag-findings'],
    queryFn: () => call('GET /api/tag-findings'),
    enabled: mayRead,
  });
  const rows = [...(findings.data ?? [])].sort((a, b) => Number(b.owner === me) - Number(a.owner === me));
  if (rows.length === 0) return null;
  return (
    <section className="section">
      <h2 className="section-title">{t('findings.title')}</h2>
      <DataTable
        label={t('findings.title')}
        rows={rows}
        rowKey={(row) => String(row.id)}
        columns={[
          {
            key: 'tag',
            title: t('findings.tag'),
            cell: (row) => (
              <>
                <Link to={`/audience/tags?q=${encodeURIComponent(row.tagCode)}`}>
                  {i18n.language.startsWith('zh') ? row.nameZh : row.nameEn}
                </Link>
                <div className="quiet small mono">{row.tagCode}</div>
              </>
            ),
          },
          {
            key: 'value',
            title: t('findings.shift'),
            right: true,
            cell: (row) => (
              <span className="num">
                {row.value.toFixed(2)} &gt; {row.threshold.toFixed(2)}
              </span>
            ),
          },
          {
            key: 'owner',
            title: t('findings.owner'),
            wide: true,
            cell: (row) => row.owner ?? t('imports.none'),
          },
          {
            key: 'at',
            title: t('findings.since'),
            right: true,
            wide: true,
            cell: (row) => <When at={row.openedAt} brief />,
          },
          {
            key: 'close',
            title: t('findings.action'),
            right: true,
            cell: (row) =>
              mayClose && (
                <Button
                  size="small"
                  aria-label={`${t('findings.close')} ${row.tagCode}`}
                  onClick={() => {
                    setClosing(row);
                  }}
                >
                  {t('findings.close')}
                </Button>
              ),
          },
        ]}
      />
      {closing && (
        <CloseFinding
          finding={closing}
          onClose={() => {
            setClosing(undefined);
          }}
        />
      )}
    </section>
  );
}
