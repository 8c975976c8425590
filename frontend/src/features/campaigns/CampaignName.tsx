import { Link } from 'react-router';

/** A campaign in a list: its name, which leads to it, over its code and who planned it. */
export function CampaignName(props: { code: string; name: string; owner: string }) {
  return (
    <>
      <Link
        className="name"
        to={`/campaigns/${props.code}`}
        onClick={(event) => {
          event.stopPropagation();
        }}
      >
        {props.name}
      </Link>
      <div className="quiet small">
        <span className="mono">{props.code}</span> · {props.owner}
      </div>
    </>
  );
}
