export function SegmentsPage() {
  return <p>SegmentsPage</p>;
}
