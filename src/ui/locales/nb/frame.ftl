### Norwegian Bokmål, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Gå til innholdet
language-label = Språk
language-change = Bytt språk
footer-label = Hjelp og informasjon
link-help = Hjelp
link-contact = Kontakt
link-accessibility = Tilgjengelighet
link-cookies = Informasjonskapsler og personvern
notice-label = Melding
notice-from = Fra { $from }
notice-until = Til { $until }
notice-between = Fra { $from } til { $until }
service-label = Tjeneste
service-unnamed = En offentlig tjeneste
service-country-label = Tjenestens land
country-label = Land
level-label = Hvor sikker innloggingen må være
level-low = Enhver innlogging med den offisielle elektroniske ID-en i landet ditt
level-substantial = Betydelig nivå: vanligvis et passord og et steg til, for eksempel en app
level-high = Høyt nivå: vanligvis et ID-kort med brikke, eller en app som er satt opp ved personlig oppmøte
back-to-service = Gå tilbake til tjenesten
back-to = Gå tilbake: { $name }
