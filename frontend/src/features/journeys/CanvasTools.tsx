import CompassOutlined from '@ant-design/icons/CompassOutlined';
import ExpandOutlined from '@ant-design/icons/ExpandOutlined';
import RedoOutlined from '@ant-design/icons/RedoOutlined';
import UndoOutlined from '@ant-design/icons/UndoOutlined';
import ZoomInOutlined from '@ant-design/icons/ZoomInOutlined';
import ZoomOutOutlined from '@ant-design/icons/ZoomOutOutlined';
import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Drawing } from './drawing/Drawing';

/** What can be done with the canvas, whatever is selected. Locked, nothing that changes the drawing. */
export function CanvasTools({ drawing, locked }: { drawing: Drawing; locked: boolean }) {
  const { t } = useTranslation();
  const tool = (label: string, icon: ReactNode, act: () => void, disabled = false) => (
    <Tooltip title={label}>
      <Button type="text" icon={icon} aria-label={label} disabled={disabled} onClick={act} />
    </Tooltip>
  );
  return (
    <div className="designer-buttons" role="group" aria-label={t('designer.tools')}>
      {tool(
        t('designer.undo'),
        <UndoOutlined />,
        () => {
          drawing.commands.undo();
        },
        locked || !drawing.commands.canUndo(),
      )}
      {tool(
        t('designer.redo'),
        <RedoOutlined />,
        () => {
          drawing.commands.redo();
        },
        locked || !drawing.commands.canRedo(),
      )}
      {tool(t('designer.zoomIn'), <ZoomInOutlined />, () => {
        drawing.zoom(1);
      })}
      {tool(t('designer.zoomOut'), <ZoomOutOutlined />, () => {
        drawing.zoom(-1);
      })}
      {tool(t('designer.fit'), <ExpandOutlined />, () => {
        drawing.fit();
      })}
      {tool(t('designer.map'), <CompassOutlined />, () => {
        drawing.toggleMap();
      })}
    </div>
  );
}
