### Dutch, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Naar de inhoud
language-label = Taal
language-change = Taal wijzigen
footer-label = Hulp en informatie
link-help = Hulp
link-contact = Contact
link-accessibility = Toegankelijkheid
link-cookies = Cookies en privacy
notice-label = Melding
notice-from = Vanaf { $from }
notice-until = Tot { $until }
notice-between = Van { $from } tot { $until }
service-label = Dienst
service-unnamed = Een publieke dienst
service-country-label = Land van de dienst
country-label = Land
level-label = Hoe veilig u moet inloggen
level-low = Elke manier van inloggen met het officiële inlogmiddel van uw land
level-substantial = Substantieel: meestal een wachtwoord en een tweede stap, zoals een app
level-high = Hoog: meestal een identiteitskaart met een chip, of een app waarvoor u zich in persoon hebt gelegitimeerd
back-to-service = Terug naar de dienst
back-to = Terug: { $name }
