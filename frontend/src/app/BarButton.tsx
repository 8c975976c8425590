import { Badge, Button } from 'antd';
import type { ReactNode } from 'react';

/** A button of the top bar with how many things wait behind it. */
export function BarButton(props: { icon: ReactNode; count: number; label: string; onClick: () => void }) {
  return (
    <Badge
      count={props.count}
      size="small"
      color="var(--accent)"
      // From the middle of the icon to the right: two figures would cover it otherwise.
      styles={{
        indicator: {
          color: 'var(--on-accent)',
          insetInlineStart: 17,
          paddingInline: 3,
          insetInlineEnd: 'auto',
          top: 6,
          transform: 'translateY(-50%)',
        },
      }}
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
