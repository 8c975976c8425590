import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import { useWord } from '@shared/i18n/words';
import { DataTable } from '@shared/ui/DataTable';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { SettingRow } from './SettingRow';
import { GROUPS } from './types';

/** What may be changed while the application runs, and what takes a restart. */
export function SettingsPage() {
  const { t } = useTranslation();
  const word = useWord();
  const page = useQuery({ queryKey: ['settings'], queryFn: () => call('GET /api/settings') });
  return (
    <>
      <PageHead
        title={t('nav.settings')}
        facts={
          <>
            <span>{t('settings.facts')}</span>
            <Link to="/policy">{t('settings.policy')}</Link>
          </>
        }
      />
      <QueryView query={page} skeletonRows={12}>
        {(data) => (
          <>
            {GROUPS.map((group) => (
              <section className="section" key={group}>
                <h2 className="section-title">{word('settingGroup', group)}</h2>
                <div className="sheet padded">
                  {data.settings
                    .filter((setting) => setting.group === group)
                    .map((setting) => (
                      <SettingRow key={`${setting.key} ${setting.version}`} setting={setting} />
                    ))}
                </div>
              </section>
            ))}
            <section className="section">
              <h2 className="section-title">{t('settings.fixed')}</h2>
              <p className="quiet" style={{ marginBottom: 8 }}>
                {t('settings.fixedText')}
              </p>
              <DataTable
                label={t('settings.fixed')}
                rows={data.fixed}
                rowKey={(row) => row.property}
                columns={[
                  {
                    key: 'property',
                    title: t('settings.property'),
                    cell: (row) => <code className="mono">{row.property}</code>,
                  },
                  {
                    key: 'value',
                    title: t('settings.value'),
                    cell: (row) => <span className="mono">{row.value}</span>,
                  },
                ]}
              />
            </section>
          </>
        )}
      </QueryView>
    </>
  );
}
