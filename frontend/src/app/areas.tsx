import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { useMay } from '@shared/session/session';
import { AreaTabs } from '@shared/ui/AreaTabs';

/** All campaigns as a list, on a calendar, those that run with what endangers them, and what they are drawn from. */
export function CampaignsFrame() {
  const { t } = useTranslation();
  const oversees = useMay('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR');
  return (
    <>
      <AreaTabs
        label={t('nav.campaigns')}
        tabs={[
          { to: '/campaigns', label: t('campaigns.list'), end: true },
          ...(oversees
            ? [
                { to: '/campaigns/calendar', label: t('calendar.title') },
                { to: '/campaigns/portfolio', label: t('portfolio.title') },
              ]
            : []),
          { to: '/campaigns/journeys', label: t('nav.journeys') },
          { to: '/campaigns/templates', label: t('nav.campaignTemplates') },
          { to: '/campaigns/types', label: t('nav.campaignTypes') },
        ]}
      />
      <Outlet />
    </>
  );
}

export function AudienceFrame() {
  const { t } = useTranslation();
  return (
    <>
      <AreaTabs
        label={t('nav.audience')}
        tabs={[
          { to: '/audience/segments', label: t('nav.segments') },
          { to: '/audience/groupings', label: t('nav.groupings') },
          {
            to: '/audience/tags',
            label: t('nav.tags'),
            also: [
              '/audience/new-tag',
              '/audience/tag-kits',
              '/audience/unused-tags',
              '/audience/tag-nights',
              '/audience/insights',
              '/audience/product-tags',
              '/audience/tag-files',
              '/audience/portrait-model',
            ],
          },
          { to: '/audience/dictionaries', label: t('nav.dictionaries') },
          {
            to: '/audience/standards',
            label: t('nav.standards'),
            also: [
              '/audience/standard-mappings',
              '/audience/standard-conflicts',
              '/audience/entry-rules',
              '/audience/manual-tags',
            ],
          },
          { to: '/audience/customers', label: t('nav.customers') },
          { to: '/audience/sources', label: t('nav.sources') },
          { to: '/audience/imports', label: t('nav.imports') },
        ]}
      />
      <Outlet />
    </>
  );
}

export function ContentFrame() {
  const { t } = useTranslation();
  return (
    <>
      <AreaTabs
        label={t('nav.content')}
        tabs={[
          { to: '/content', label: t('nav.templates'), end: true },
          { to: '/content/elements', label: t('nav.elements') },
        ]}
      />
      <Outlet />
    </>
  );
}

export function AdminFrame() {
  const { t } = useTranslation();
  return (
    <>
      <AreaTabs
        label={t('nav.administration')}
        tabs={[
          { to: '/admin/users', label: t('nav.users') },
          { to: '/admin/keys', label: t('nav.keys') },
          { to: '/admin/audit', label: t('nav.audit') },
          { to: '/admin/settings', label: t('nav.settings') },
        ]}
      />
      <Outlet />
    </>
  );
}

export function RunFrame() {
  const { t } = useTranslation();
  const operator = useMay('OPERATOR');
  return (
    <>
      <AreaTabs
        label={t('nav.run')}
        tabs={[
          { to: '/run', label: t('nav.dispatch'), end: true },
          ...(operator ? [{ to: '/run/call-lists', label: t('nav.callLists') }] : []),
          { to: '/run/realtime', label: t('nav.realtime') },
          { to: '/run/event-types', label: t('nav.eventTypes'), also: ['/run/new-event-type'] },
          { to: '/run/event-sources', label: t('nav.eventSources'), also: ['/run/new-event-source'] },
          { to: '/run/dead-letters', label: t('nav.deadLetters') },
        ]}
      />
      <Outlet />
    </>
  );
}
