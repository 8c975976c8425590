import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { AreaTabs } from '@shared/ui/AreaTabs';

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
            also: ['/audience/new-tag', '/audience/tag-kits', '/audience/unused-tags'],
          },
          { to: '/audience/dictionaries', label: t('nav.dictionaries') },
          { to: '/audience/customers', label: t('nav.customers') },
          { to: '/audience/sources', label: t('nav.sources') },
          { to: '/audience/imports', label: t('nav.imports') },
        ]}
      />
      <Outlet />
    </>
  );
}

export function RunFrame() {
  const { t } = useTranslation();
  return (
    <>
      <AreaTabs
        label={t('nav.run')}
        tabs={[
          { to: '/run', label: t('nav.run'), exact: true },
          { to: '/run/realtime', label: t('nav.realtime') },
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
        ]}
      />
      <Outlet />
    </>
  );
}
