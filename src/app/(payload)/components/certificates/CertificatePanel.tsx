export function CertificatePanel() {
  return null
}
