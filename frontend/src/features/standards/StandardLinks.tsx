import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** From any page of the standards to the others. */
export function StandardLinks() {
  const { t } = useTranslation();
  return (
    <>
      <Link to="/audience/standards">{t('standards.list')}</Link>
      <Link to="/audience/standard-mappings">{t('standards.mappings')}</Link>
      <Link to="/audience/standard-conflicts">{t('standards.conflicts')}</Link>
      <Link to="/audience/entry-rules">{t('standards.rules')}</Link>
      <Link to="/audience/manual-tags">{t('standards.manual')}</Link>
    </>
  );
}
