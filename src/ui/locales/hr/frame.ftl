### Croatian, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Prijeđi na sadržaj
language-label = Jezik
language-change = Promijeni jezik
footer-label = Pomoć i informacije
link-help = Pomoć
link-contact = Kontakt
link-accessibility = Pristupačnost
link-cookies = Kolačići i privatnost
notice-label = Obavijest
notice-from = Od { $from }
notice-until = Do { $until }
notice-between = Od { $from } do { $until }
service-label = Usluga
service-unnamed = Javna usluga
service-country-label = Država usluge
country-label = Država
level-label = Potrebna razina sigurnosti prijave
level-low = Bilo koja prijava službenim elektroničkim identitetom vaše države
level-substantial = Značajna: obično lozinka i drugi korak, na primjer aplikacija
level-high = Visoka: obično osobna iskaznica s čipom ili aplikacija aktivirana osobnim dolaskom
back-to-service = Vrati se na uslugu
back-to = Povratak: { $name }
