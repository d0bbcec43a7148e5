### Danish, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Gå til indholdet
language-label = Sprog
language-change = Skift sprog
footer-label = Hjælp og information
link-help = Hjælp
link-contact = Kontakt
link-accessibility = Tilgængelighed
link-cookies = Cookies og privatliv
notice-label = Meddelelse
notice-from = Fra { $from }
notice-until = Til { $until }
notice-between = Fra { $from } til { $until }
service-label = Tjeneste
service-unnamed = En offentlig tjeneste
service-country-label = Tjenestens land
country-label = Land
level-label = Hvor sikkert dit login skal være
level-low = Ethvert login med dit lands officielle elektroniske ID
level-substantial = Betydelig: typisk en adgangskode og et ekstra trin, for eksempel en app
level-high = Høj: typisk et identitetskort med chip eller en app, der er sat op ved personligt fremmøde
back-to-service = Gå tilbage til tjenesten
back-to = Gå tilbage: { $name }
