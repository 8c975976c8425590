import { Drawer } from 'antd';
import { Rail } from './Rail';
import { useTranslation } from 'react-i18next';

export default function RailDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer
      open
      placement="left"
      size={260}
      title={t('shell.areas')}
      onClose={onClose}
      styles={{ body: { padding: 0 } }}
      rootClassName="rail-drawer"
    >
      <Rail onNavigate={onClose} />
    </Drawer>
  );
}
