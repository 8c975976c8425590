export function DecisionsPage() {
  return <p>DecisionsPage</p>;
}
