import { brandIcon } from '@/lib/brandIcon'

/** The page of Swagger UI. No script or style stands in it, and the scripts it names carry the nonce. */
export const docsPage = (nonce: string) => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rostrum · API</title>
<link rel="icon" type="image/svg+xml" href="${brandIcon}">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<link rel="stylesheet" href="/api/docs/docs.css">
</head>
<body>
<div id="docs"></div>
<noscript><p>This page needs JavaScript. The document itself is at <a href="/api/openapi.json">/api/openapi.json</a>.</p></noscript>
<script nonce="${nonce}" src="/api/docs/swagger-ui.js"></script>
<script nonce="${nonce}" src="/api/docs/docs.js"></script>
</body>
</html>
`

/** Operations are closed at first: there are hundreds. The token typed in stays for the tab's next visit. */
export const docsScript = `const dark = matchMedia('(prefers-color-scheme: dark)')
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', follow)
follow()
SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  defaultModelsExpandDepth: -1,
  displayRequestDuration: true,
  persistAuthorization: true,
  validatorUrl: null,
  tagsSorter: 'alpha',
  withCredentials: false,
})
`

export const docsStyle = `:root { color-scheme: light dark; }
body { margin: 0; background: #fff; }
.dark-mode body { background: #1c2022; }
.swagger-ui .topbar { display: none; }
.swagger-ui .wrapper { padding: 0 16px; }
.swagger-ui .opblock .opblock-summary-path { overflow-wrap: anywhere; }
@media (max-width: 640px) {
  .swagger-ui { overflow-x: clip; }
  .swagger-ui .info { margin: 24px 0; }
  .swagger-ui .opblock .opblock-summary { flex-wrap: wrap; }
  .swagger-ui .opblock .opblock-summary-description { overflow-wrap: anywhere; }
}
`
