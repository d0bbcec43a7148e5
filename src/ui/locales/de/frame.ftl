### German, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Zum Inhalt springen
language-label = Sprache
language-change = Sprache ändern
footer-label = Hilfe und Informationen
link-help = Hilfe
link-contact = Kontakt
link-accessibility = Barrierefreiheit
link-cookies = Cookies und Datenschutz
notice-label = Hinweis
notice-from = Ab { $from }
notice-until = Bis { $until }
notice-between = Von { $from } bis { $until }
service-label = Online-Dienst
service-unnamed = Ein öffentlicher Online-Dienst
service-country-label = Land des Dienstes
country-label = Land
level-label = Wie sicher die Anmeldung sein muss
level-low = Jede Anmeldung mit der offiziellen elektronischen Identität Ihres Landes
level-substantial = Substanziell: meist ein Passwort und ein zweiter Schritt, zum Beispiel mit einer App
level-high = Hoch: meist ein Ausweis mit Chip oder eine App, die bei einem persönlichen Termin eingerichtet wurde
back-to-service = Zurück zum Dienst
back-to = Zurück: { $name }
