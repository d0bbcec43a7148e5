### Italian, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Vai al contenuto
language-label = Lingua
language-change = Cambia lingua
footer-label = Aiuto e informazioni
link-help = Aiuto
link-contact = Contatti
link-accessibility = Accessibilità
link-cookies = Cookie e privacy
notice-label = Avviso
notice-from = Inizio: { $from }
notice-until = Fine: { $until }
notice-between = Inizio: { $from }. Fine: { $until }.
service-label = Servizio
service-unnamed = Un servizio pubblico
service-country-label = Paese del servizio
country-label = Paese
level-label = Livello di sicurezza richiesto
level-low = Qualsiasi accesso con l’identità digitale ufficiale del proprio paese
level-substantial = Significativo: di solito una password e un secondo passaggio, ad esempio con un’app
level-high = Elevato: di solito una carta d’identità con chip, oppure un’app attivata allo sportello
back-to-service = Torna al servizio
back-to = Torna indietro: { $name }
