import { useTranslation } from 'react-i18next';
import { PageHead } from '@shared/ui/PageHead';
import { Channels } from './Channels';
import { DispatchSwitch } from './DispatchSwitch';
import { Doubts } from './Doubts';
import { Holds } from './Holds';
import { Months } from './Months';
import { Order } from './Order';
import { Rounds } from './Rounds';
import { Unsendable } from './Unsendable';

/** What carries the messages, what holds them back, and what did not get through. */
export function RunPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('nav.run')} facts={<span>{t('run.facts')}</span>} actions={<DispatchSwitch />} />
      <Holds />
      <Channels />
      <Order />
      <Rounds />
      <Doubts />
      <Unsendable />
      <Months />
    </>
  );
}
