import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useNamed } from '@shared/i18n/names';
import { useMay } from '@shared/session/session';
import { AddButton } from '@shared/ui/AddButton';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { SourceMark } from './SourceMark';
import { useEventSources } from './api';
import { sourcePath } from './paths';

/** Systems whose messages become events. */
export function SourcesPage() {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const navigate = useNavigate();
  const mayKeep = useMay('OPERATOR', 'ADMINISTRATOR');
  const sources = useEventSources();
  const make = (
    <AddButton onClick={() => void navigate('/run/new-event-source')}>{t('eventSources.new')}</AddButton>
  );
  return (
    <>
      <PageHead
        title={t('nav.eventSources')}
        facts={<span>{t('eventSources.facts')}</span>}
        actions={mayKeep && make}
      />
      <QueryView query={sources}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('eventSources.emptyTitle')} text={t('eventSources.emptyText')}>
              {mayKeep && make}
            </Empty>
          ) : (
            <DataTable
              label={t('nav.eventSources')}
              rows={all}
              rowKey={(row) => row.source.code}
              onOpen={(row) => void navigate(sourcePath(row.source.code))}
              columns={[
                {
                  key: 'name',
                  title: t('eventSources.source'),
                  sort: (row) => row.source.code,
                  cell: (row) => (
                    <>
                      <span className="name">{nameOf(row.source)}</span>
                      <div className="quiet small mono">{row.source.code}</div>
                    </>
                  ),
                },
                {
                  key: 'state',
                  title: t('campaigns.state'),
                  sort: (row) => row.source.state,
                  cell: (row) => <SourceMark of={row} />,
                },
                {
                  key: 'way',
                  title: t('eventSources.way'),
                  wide: true,
                  sort: (row) => row.source.way,
                  cell: (row) => (
                    <>
                      {t(`eventSources.ways.${row.source.way}`)}
                      {row.source.topic && <div className="quiet small mono">{row.source.topic}</div>}
                    </>
                  ),
                },
                { key: 'owner', title: t('eventTypes.owner'), wide: true, cell: (row) => row.source.owner },
                {
                  key: 'updated',
                  title: t('campaigns.updated'),
                  right: true,
                  wide: true,
                  sort: (row) => row.source.updatedAt,
                  cell: (row) => <When at={row.source.updatedAt} brief />,
                },
              ]}
            />
          )
        }
      </QueryView>
    </>
  );
}
