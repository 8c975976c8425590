import { Badge, Button } from 'antd';
import type { ReactNode } from 'react';

/** A button of the top bar with how many things wait behind it. */
export function BarButton(props: { icon: ReactNode; count: number; label: string; onClick: () => void }) {
  return (
    <Badge
      count={props.count}
      size="small"
      offset={[-6, 6]}
      color="var(--accent)"
      styles={{ indicator: { color: 'var(--on-accent)' } }}
    >
      <Button
        type="text"
        icon={props.icon}
        aria-label={props.label}
        title={props.label}
        onClick={props.onClick}
      />
    </Badge>
  );
}
