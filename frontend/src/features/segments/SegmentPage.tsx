export function SegmentPage() {
  return <p>SegmentPage</p>;
}
export function NewSegmentPage() {
  return <p>new</p>;
}
