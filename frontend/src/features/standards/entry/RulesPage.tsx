import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEntryRules } from '@shared/entry/api';
import type { EntryRule } from '@shared/entry/types';
import { useNamed } from '@shared/i18n/names';
import { usePreferences } from '@shared/session/preferences';
import { useMay } from '@shared/session/session';
import { AddButton } from '@shared/ui/AddButton';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { Named } from '@shared/ui/Named';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { useParameter } from '@shared/ui/useParameter';
import { StandardLinks } from '../StandardLinks';
import { RuleForm } from './RuleForm';
import { RulePanel } from './RulePanel';
import { useRuleWords } from './useRuleWords';

/** What may be entered at all, each rule with a name that refusals carry. */
export function RulesPage() {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const nameOf = useNamed();
  const mayKeep = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const rules = useEntryRules();
  const words = useRuleWords();
  const [open, setOpen] = useParameter('rule');
  const [making, setMaking] = useState(false);
  const make = (
    <AddButton
      onClick={() => {
        setMaking(true);
      }}
    >
      {t('entryRules.new')}
    </AddButton>
  );
  const chosen = rules.data?.rules.find((rule) => rule.code === open);
  return (
    <>
      <PageHead title={t('entryRules.title')} facts={<StandardLinks />} actions={mayKeep && make} />
      <QueryView query={rules}>
        {(data) =>
          data.rules.length === 0 ? (
            <Empty title={t('entryRules.emptyTitle')} text={t('entryRules.emptyText')}>
              {mayKeep && make}
            </Empty>
          ) : (
            <DataTable<EntryRule>
              label={t('entryRules.title')}
              rows={data.rules}
              rowKey={(row) => row.code}
              onOpen={(row) => {
                setOpen(row.code);
              }}
              columns={[
                {
                  key: 'name',
                  title: t('entryRules.name'),
                  sort: (row) => row.code,
                  cell: (row) => <Named name={nameOf(row)} code={row.code} />,
                },
                { key: 'test', title: t('entryRules.test'), cell: (row) => words(row) },
                {
                  key: 'message',
                  title: t('entryRules.message'),
                  wide: true,
                  cell: (row) => (language === 'en' ? row.messageEn : row.messageZh),
                },
                {
                  key: 'columns',
                  title: t('entryRules.columns'),
                  right: true,
                  cell: (row) => data.columns.filter((column) => column.rule === row.code).length,
                },
              ]}
            />
          )
        }
      </QueryView>
      {chosen && rules.data && (
        <RulePanel
          rule={chosen}
          columns={rules.data.columns.filter((column) => column.rule === chosen.code)}
          mayKeep={mayKeep}
          onClose={() => {
            setOpen('');
          }}
        />
      )}
      {making && (
        <RuleForm
          onDone={() => {
            setMaking(false);
          }}
        />
      )}
    </>
  );
}
