import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useNamed } from '@shared/i18n/names';
import { useMay } from '@shared/session/session';
import { AddButton } from '@shared/ui/AddButton';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { Named } from '@shared/ui/Named';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { StandardForm } from './StandardForm';
import { StandardLinks } from './StandardLinks';
import { useStandards } from './api';

/** The codes by which the whole bank says the same thing. */
export function StandardsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nameOf = useNamed();
  const mayKeep = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const standards = useStandards();
  const [making, setMaking] = useState(false);
  const make = (
    <AddButton
      onClick={() => {
        setMaking(true);
      }}
    >
      {t('standards.new')}
    </AddButton>
  );
  return (
    <>
      <PageHead title={t('nav.standards')} facts={<StandardLinks />} actions={mayKeep && make} />
      <QueryView query={standards}>
        {(all) =>
          all.length === 0 ? (
            <Empty
              title={t('standards.emptyTitle')}
              text={t('standards.emptyText')}
              example={t('standards.emptyExample')}
            >
              {mayKeep && make}
            </Empty>
          ) : (
            <DataTable
              label={t('nav.standards')}
              rows={all}
              rowKey={(row) => row.code}
              onOpen={(row) => void navigate(`/audience/standards/${row.code}`)}
              columns={[
                {
                  key: 'name',
                  title: t('standards.name'),
                  sort: (row) => row.code,
                  cell: (row) => <Named name={nameOf(row)} code={row.code} />,
                },
                {
                  key: 'values',
                  title: t('standards.values'),
                  cell: (row) => (
                    <>
                      <span className="num">{row.values.length}</span>{' '}
                      <span className="quiet small">
                        {row.values
                          .slice(0, 4)
                          .map((value) => `${value.code} ${nameOf(value)}`)
                          .join(' · ')}
                      </span>
                    </>
                  ),
                },
                {
                  key: 'version',
                  title: t('sources.version'),
                  right: true,
                  cell: (row) => row.version,
                },
                {
                  key: 'changed',
                  title: t('campaigns.updated'),
                  right: true,
                  wide: true,
                  sort: (row) => row.changedAt,
                  cell: (row) => <When at={row.changedAt} brief />,
                },
              ]}
            />
          )
        }
      </QueryView>
      {making && (
        <StandardForm
          onDone={(made) => {
            setMaking(false);
            if (made) void navigate(`/audience/standards/${made}`);
          }}
        />
      )}
    </>
  );
}
