import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { exact } from '@shared/format/numbers';
import { useNamed } from '@shared/i18n/names';
import { useMay } from '@shared/session/session';
import { AddButton } from '@shared/ui/AddButton';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { RowLink } from '@shared/ui/RowLink';
import { PlanPanel } from './PlanPanel';
import { Reactions } from './Reactions';
import { Undeclared } from './Undeclared';
import { useEventCatalogue } from './api';
import { typePath } from './paths';
import type { TypeLine } from './types';

/** What the bank's events say, what reacts to them, and what came that nobody declared. */
export function CataloguePage() {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const navigate = useNavigate();
  const mayKeep = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const catalogue = useEventCatalogue();
  const [planning, setPlanning] = useState(false);
  const unreacted = catalogue.data?.types.filter((line) => line.unreacted) ?? [];
  const declare = (
    <AddButton onClick={() => void navigate('/run/new-event-type')}>{t('eventTypes.declare')}</AddButton>
  );
  return (
    <>
      <PageHead
        title={t('nav.eventTypes')}
        facts={<span>{t('eventTypes.facts')}</span>}
        actions={
          mayKeep && (
            <>
              <Button
                onClick={() => {
                  setPlanning(true);
                }}
              >
                {t('eventTypes.plan')}
              </Button>
              {declare}
            </>
          )
        }
      />
      <QueryView query={catalogue}>
        {({ types, undeclaredTypes, undeclaredProperties }) => (
          <>
            {unreacted.length > 0 && (
              <Alert
                className="section"
                type="warning"
                showIcon
                title={t('eventTypes.unreacted', { count: unreacted.length })}
                description={unreacted.slice(0, 10).map((line) => (
                  <span key={line.type.code} style={{ marginRight: 12 }}>
                    <Link className="underlined" to={typePath(line.type.code)}>
                      {nameOf(line.type)}
                    </Link>
                  </span>
                ))}
              />
            )}
            {types.length === 0 ? (
              <Empty
                title={t('eventTypes.emptyTitle')}
                text={t('eventTypes.emptyText')}
                example={t('eventTypes.example')}
              >
                {mayKeep && declare}
              </Empty>
            ) : (
              <Declared types={types} />
            )}
            <Undeclared types={undeclaredTypes} properties={undeclaredProperties} mayDeclare={mayKeep} />
          </>
        )}
      </QueryView>
      {planning && (
        <PlanPanel
          onClose={() => {
            setPlanning(false);
          }}
        />
      )}
    </>
  );
}

function Declared({ types }: { types: TypeLine[] }) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const navigate = useNavigate();
  return (
    <div className="section">
      <DataTable
        label={t('nav.eventTypes')}
        rows={types}
        rowKey={(row) => row.type.code}
        onOpen={(row) => void navigate(typePath(row.type.code))}
        columns={[
          {
            key: 'name',
            title: t('eventTypes.type'),
            sort: (row) => row.type.code,
            cell: (row) => (
              <>
                <span className="name">{nameOf(row.type)}</span>
                <div className="quiet small mono">
                  {row.type.code} · v{row.type.version}
                </div>
              </>
            ),
          },
          {
            key: 'source',
            title: t('eventTypes.source'),
            wide: true,
            sort: (row) => row.type.source,
            cell: (row) => (
              <>
                {row.type.source}
                <div className="quiet small">{row.type.owner}</div>
              </>
            ),
          },
          {
            key: 'reaction',
            title: t('eventTypes.reaction'),
            cell: (row) => <Reactions line={row} />,
          },
          {
            key: 'accepted',
            title: t('eventTypes.accepted'),
            right: true,
            sort: (row) => row.accepted,
            cell: (row) => exact(row.accepted),
          },
          {
            key: 'refused',
            title: t('eventTypes.refused'),
            right: true,
            wide: true,
            sort: (row) => row.refused,
            cell: (row) =>
              row.refused > 0 ? (
                <RowLink plain to={`/run/dead-letters?type=${encodeURIComponent(row.type.code)}`}>
                  {exact(row.refused)}
                </RowLink>
              ) : (
                '0'
              ),
          },
          {
            key: 'last',
            title: t('eventTypes.last'),
            right: true,
            wide: true,
            sort: (row) => row.lastAt ?? '',
            cell: (row) => <When at={row.lastAt} brief />,
          },
        ]}
      />
    </div>
  );
}
