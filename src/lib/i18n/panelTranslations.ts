/** Words of the admin panel that Payload asks for by key, where it takes no text in two languages or says the wrong one. */
export const translations = {
  en: { tickets: { conversation: 'Conversation', details: 'Details' } },
  tr: {
    tickets: { conversation: 'Yazışma', details: 'Ayrıntılar' },
    // Payload's own says "sort by".
    general: { searchBy: 'Şuna göre ara: {{label}}' },
  },
}
