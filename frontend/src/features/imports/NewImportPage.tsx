export function NewImportPage() {
  return <p>NewImportPage</p>;
}
