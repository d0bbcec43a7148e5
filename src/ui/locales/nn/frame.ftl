### Norwegian Nynorsk, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Gå til innhaldet
language-label = Språk
language-change = Byt språk
footer-label = Hjelp og informasjon
link-help = Hjelp
link-contact = Kontakt
link-accessibility = Tilgjenge
link-cookies = Informasjonskapslar og personvern
notice-label = Melding
notice-from = Frå { $from }
notice-until = Til { $until }
notice-between = Frå { $from } til { $until }
service-label = Teneste
service-unnamed = Ei offentleg teneste
service-country-label = Landet til tenesta
country-label = Land
level-label = Kor sikker innlogginga må vere
level-low = Kva innlogging som helst med den offisielle elektroniske ID-en i landet ditt
level-substantial = Betydeleg nivå: vanlegvis eit passord og eit steg til, til dømes ein app
level-high = Høgt nivå: vanlegvis eit ID-kort med brikke, eller ein app som er sett opp ved personleg frammøte
back-to-service = Gå tilbake til tenesta
back-to = Gå tilbake: { $name }
