import { NavLink, useLocation } from 'react-router';

/** Tabs that are places: each has an address of its own. */
export function AreaTabs({
  label,
  tabs,
}: {
  label: string;
  /** `also` are pages of the tab that stand beside it in the address, with those below them; an `end` has none below it. */
  tabs: readonly { to: string; label: string; also?: readonly string[]; end?: boolean }[];
}) {
  const { pathname } = useLocation();
  return (
    <nav className="tabs-inside" aria-label={label}>
      {tabs.map((tab) => (
        <NavLink
          key={tab.to}
          to={tab.to}
          end={tab.end ?? false}
          className={({ isActive }) =>
            isActive || tab.also?.some((place) => `${pathname}/`.startsWith(`${place}/`)) ? 'active' : ''
          }
        >
          {tab.label}
        </NavLink>
      ))}
    </nav>
  );
}
