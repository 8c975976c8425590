export function ContentPage() {
  return <p>ContentPage</p>;
}
