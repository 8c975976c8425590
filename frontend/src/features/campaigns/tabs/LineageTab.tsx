import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import type { Campaign } from '@shared/api/types';
import { useWord } from '@shared/i18n/words';
import { LineageList } from '@shared/lineage/LineageList';
import { LineagePicture } from '@shared/lineage/LineagePicture';
import type { Lineage, LineageThing } from '@shared/lineage/types';
import { QueryView } from '@shared/ui/QueryView';

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/campaigns/{code}/lineage': { path: { code: string }; answer: Lineage<LineageThing> };
  }
}

/** From what a marketer made to what it rests on. */
const KINDS = [
  'STEP',
  'SEGMENT',
  'EVENT',
  'DECISION',
  'ROW',
  'TEMPLATE',
  'ELEMENT',
  'TAG',
  'SOURCE',
  'TABLE',
];

/** What the campaign rests on, from the places of its journey to the sources of its tags. */
export function LineageTab({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const word = useWord();
  const { code } = campaign;
  const lineage = useQuery({
    queryKey: ['campaign', code, 'lineage'],
    queryFn: () => call('GET /api/campaigns/{code}/lineage', { path: { code } }),
  });
  return (
    <QueryView query={lineage} skeletonRows={8} fills>
      {(data) => (
        <>
          <p className="quiet section">{t('lineage.campaignText')}</p>
          <LineagePicture lineage={data} centre={`CAMPAIGN:${code}`} campaign={code} />
          <div className="columns">
            {KINDS.map((kind) => {
              const nodes = data.nodes.filter((node) => node.kind === kind);
              return (
                nodes.length > 0 && (
                  <LineageList
                    key={kind}
                    title={word('lineage.kind', kind)}
                    nodes={nodes}
                    none=""
                    campaign={code}
                  />
                )
              );
            })}
          </div>
        </>
      )}
    </QueryView>
  );
}
