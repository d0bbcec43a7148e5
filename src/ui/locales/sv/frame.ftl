### Swedish, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Gå till innehållet
language-label = Språk
language-change = Byt språk
footer-label = Hjälp och information
link-help = Hjälp
link-contact = Kontakt
link-accessibility = Tillgänglighet
link-cookies = Kakor och personuppgifter
notice-label = Meddelande
notice-from = Från { $from }
notice-until = Till { $until }
notice-between = Från { $from } till { $until }
service-label = E-tjänst
service-unnamed = En offentlig e-tjänst
service-country-label = E-tjänstens land
country-label = Land
level-label = Hur säker inloggningen måste vara
level-low = Vilken inloggning som helst med ditt lands officiella e-legitimation
level-substantial = Väsentlig: oftast ett lösenord och ett andra steg, till exempel en app
level-high = Hög: oftast ett id-kort med chip eller en app som har skaffats vid ett personligt besök
back-to-service = Gå tillbaka till e-tjänsten
back-to = Gå tillbaka: { $name }
