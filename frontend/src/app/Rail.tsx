import AuditOutlined from '@ant-design/icons/AuditOutlined';
import ContactsOutlined from '@ant-design/icons/ContactsOutlined';
import KeyOutlined from '@ant-design/icons/KeyOutlined';
import ClusterOutlined from '@ant-design/icons/ClusterOutlined';
import FileTextOutlined from '@ant-design/icons/FileTextOutlined';
import LineChartOutlined from '@ant-design/icons/LineChartOutlined';
import SafetyOutlined from '@ant-design/icons/SafetyOutlined';
import SendOutlined from '@ant-design/icons/SendOutlined';
import SettingOutlined from '@ant-design/icons/SettingOutlined';
import TeamOutlined from '@ant-design/icons/TeamOutlined';
import UserOutlined from '@ant-design/icons/UserOutlined';
import TableOutlined from '@ant-design/icons/TableOutlined';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useMay } from '@shared/session/session';

/** Seven areas in the order of the work; administration at the foot for those who have it. */
export function Rail({ onNavigate }: { onNavigate?: () => void }) {
  const { t } = useTranslation();
  const administrator = useMay('ADMINISTRATOR');
  const manager = useMay('RELATIONSHIP_MANAGER');
  return (
    <nav className="rail" aria-label={t('shell.areas')} onClick={onNavigate}>
      {manager && (
        <NavLink to="/worklist">
          <ContactsOutlined /> {t('nav.worklist')}
        </NavLink>
      )}
      <NavLink to="/campaigns">
        <ClusterOutlined /> {t('nav.campaigns')}
      </NavLink>
      <NavLink to="/audience">
        <TeamOutlined /> {t('nav.audience')}
      </NavLink>
      <NavLink to="/decisions">
        <TableOutlined /> {t('nav.decisions')}
      </NavLink>
      <NavLink to="/policy">
        <SafetyOutlined /> {t('nav.policy')}
      </NavLink>
      <NavLink to="/content">
        <FileTextOutlined /> {t('nav.content')}
      </NavLink>
      <NavLink to="/run">
        <SendOutlined /> {t('nav.run')}
      </NavLink>
      <NavLink to="/learn">
        <LineChartOutlined /> {t('nav.learn')}
      </NavLink>
      {administrator && (
        <div className="rail-foot">
          <div className="rail-title">{t('nav.administration')}</div>
          <NavLink to="/admin/users">
            <UserOutlined /> {t('nav.users')}
          </NavLink>
          <NavLink to="/admin/keys">
            <KeyOutlined /> {t('nav.keys')}
          </NavLink>
          <NavLink to="/admin/audit">
            <AuditOutlined /> {t('nav.audit')}
          </NavLink>
          <NavLink to="/admin/settings">
            <SettingOutlined /> {t('nav.settings')}
          </NavLink>
        </div>
      )}
    </nav>
  );
}
