export function TemplatePreview() {
  return null
}
