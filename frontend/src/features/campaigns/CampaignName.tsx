import { RowLink } from '@shared/ui/RowLink';

/** A campaign in a list: its name, which leads to it, over its code and who planned it. */
export function CampaignName(props: { code: string; name: string; owner: string }) {
  return (
    <>
      <RowLink to={`/campaigns/${props.code}`}>{props.name}</RowLink>
      <div className="quiet small">
        <span className="mono">{props.code}</span> · {props.owner}
      </div>
    </>
  );
}
