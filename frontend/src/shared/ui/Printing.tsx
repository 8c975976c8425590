import PrinterOutlined from '@ant-design/icons/PrinterOutlined';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNow } from '../format/clock';
import { bankDateTime } from '../format/times';
import { useSession } from '../session/session';

/** Opens the browser's own dialog; what a page looks like on paper stands in the styles. */
export function PrintButton() {
  const { t } = useTranslation();
  return (
    <Button
      className="desktop-only"
      icon={<PrinterOutlined />}
      onClick={() => {
        window.print();
      }}
    >
      {t('common.print')}
    </Button>
  );
}

/** Who printed it and when: only paper shows it. */
export function PrintedBy() {
  const { t } = useTranslation();
  const now = useNow();
  const me = useSession().data?.name ?? '';
  return (
    <p className="print-only quiet small">
      {t('common.printedBy', { person: me, time: bankDateTime(new Date(now()).toISOString()) })}
    </p>
  );
}
