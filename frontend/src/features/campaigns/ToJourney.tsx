import { Navigate } from 'react-router';

/** The short address of a campaign opens its diagram. */
export function ToJourney() {
  return <Navigate to="journey" replace />;
}
