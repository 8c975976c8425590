import { NavLink, useLocation } from 'react-router';

/** Tabs that are places: each has an address of its own. */
export function AreaTabs({
  label,
  tabs,
}: {
  label: string;
  /** `also` are pages of the tab that stand beside it in the address. */
  tabs: readonly { to: string; label: string; also?: readonly string[] }[];
}) {
  const { pathname } = useLocation();
  return (
    <nav className="tabs-inside" aria-label={label}>
      {tabs.map((tab) => (
        <NavLink
          key={tab.to}
          to={tab.to}
          className={({ isActive }) => (isActive || tab.also?.includes(pathname) ? 'active' : '')}
        >
          {tab.label}
        </NavLink>
      ))}
    </nav>
  );
}
