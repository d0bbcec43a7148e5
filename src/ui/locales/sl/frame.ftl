### Slovenian, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Preskoči na vsebino
language-label = Jezik
language-change = Spremeni jezik
footer-label = Pomoč in informacije
link-help = Pomoč
link-contact = Kontakt
link-accessibility = Dostopnost
link-cookies = Piškotki in zasebnost
notice-label = Obvestilo
# A colon before each date, because its month is in the nominative.
notice-from = Od: { $from }
notice-until = Do: { $until }
notice-between = Od: { $from }, do: { $until }
service-label = Storitev
service-unnamed = Javna storitev
service-country-label = Država storitve
country-label = Država
level-label = Potrebna raven varnosti prijave
level-low = Katera koli prijava z uradno elektronsko identiteto vaše države
level-substantial = Srednja: običajno geslo in drugi korak, na primer aplikacija
level-high = Visoka: običajno osebna izkaznica s čipom ali aplikacija, aktivirana ob osebnem obisku
back-to-service = Vrni se na storitev
back-to = Nazaj: { $name }
