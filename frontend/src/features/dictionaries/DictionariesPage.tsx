import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useDictionaries } from '@shared/events/api';
import { exact } from '@shared/format/numbers';
import { useNamed } from '@shared/i18n/names';
import { useMay } from '@shared/session/session';
import { AddButton } from '@shared/ui/AddButton';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { Named } from '@shared/ui/Named';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { NewDictionary } from './NewDictionary';

/** What the bank's codes are called: one line for each dictionary. */
export function DictionariesPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const nameOf = useNamed();
  const navigate = useNavigate();
  const mayKeep = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const dictionaries = useDictionaries();
  const [making, setMaking] = useState(false);
  const make = (
    <AddButton
      onClick={() => {
        setMaking(true);
      }}
    >
      {t('dictionaries.new')}
    </AddButton>
  );
  return (
    <>
      <PageHead
        title={t('nav.dictionaries')}
        facts={<span>{t('dictionaries.text')}</span>}
        actions={mayKeep && make}
      />
      <QueryView query={dictionaries}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('dictionaries.emptyTitle')} text={t('dictionaries.emptyText')}>
              {mayKeep && make}
            </Empty>
          ) : (
            <DataTable
              label={t('nav.dictionaries')}
              rows={all}
              rowKey={(row) => row.code}
              onOpen={(row) => void navigate(`/audience/dictionaries/${row.code}`)}
              columns={[
                {
                  key: 'name',
                  title: t('dictionaries.name'),
                  sort: (row) => row.code,
                  cell: (row) => <Named name={nameOf(row)} code={row.code} />,
                },
                {
                  key: 'subject',
                  title: t('dictionaries.subject'),
                  sort: (row) => row.subject,
                  cell: (row) => t(`dictionaries.subjects.${row.subject}`),
                },
                {
                  key: 'entries',
                  title: t('dictionaries.entries'),
                  right: true,
                  sort: (row) => row.entries,
                  cell: (row) => exact(row.entries),
                },
                {
                  key: 'updated',
                  title: t('campaigns.updated'),
                  right: true,
                  wide: true,
                  sort: (row) => row.updatedAt,
                  cell: (row) => <When at={row.updatedAt} brief />,
                },
              ]}
            />
          )
        }
      </QueryView>
      {making && (
        <NewDictionary
          onDone={(made) => {
            setMaking(false);
            if (made) {
              message.success(t('dictionaries.made'));
              void navigate(`/audience/dictionaries/${made}`);
            }
          }}
        />
      )}
    </>
  );
}
