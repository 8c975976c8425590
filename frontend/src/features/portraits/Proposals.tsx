import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useNamed } from '@shared/i18n/names';
import { QueryView } from '@shared/ui/QueryView';
import type { Question, Step } from './types';

/** Tags that tell most of membership, each with its gain; one click makes a rule of its telling values. */
export function Proposals(props: {
  goal: Question;
  mayKeep: boolean;
  onUse: (step: Step) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const proposals = useQuery({
    queryKey: ['recommendations', props.goal],
    queryFn: () => call('POST /api/portraits/recommendations', { body: props.goal }),
  });
  return (
    <Drawer open title={t('portraits.proposals')} onClose={props.onClose}>
      <p className="quiet">{t('portraits.proposalsText')}</p>
      <QueryView query={proposals}>
        {(data) => (
          <table className="data">
            <tbody>
              {data.tags.map((tag) => (
                <tr key={tag.code}>
                  <td>
                    {nameOf(tag)}
                    <div className="bar" aria-hidden>
                      <i style={{ width: `${data.most > 0 ? (100 * tag.bits) / data.most : 0}%` }} />
                    </div>
                  </td>
                  <td className="right num">{t('portraits.bits', { bits: tag.bits.toFixed(4) })}</td>
                  <td className="right">
                    {props.mayKeep && tag.step && (
                      <Button
                        size="small"
                        onClick={() => {
                          if (tag.step) props.onUse(tag.step);
                        }}
                      >
                        {t('portraits.makeRule')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </QueryView>
    </Drawer>
  );
}
