### Finnish, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Siirry sisältöön
language-label = Kieli
language-change = Vaihda kieli
footer-label = Ohjeet ja tietoa
link-help = Ohjeet
link-contact = Yhteystiedot
link-accessibility = Saavutettavuus
link-cookies = Evästeet ja tietosuoja
notice-label = Tiedote
notice-from = Alkaa: { $from }
notice-until = Päättyy: { $until }
notice-between = Alkaa: { $from }. Päättyy: { $until }.
service-label = Palvelu
service-unnamed = Julkinen palvelu
service-country-label = Palvelun maa
country-label = Maa
level-label = Kuinka turvallinen tunnistautumisen on oltava
level-low = Mikä tahansa maasi virallinen sähköinen tunnistusväline
level-substantial = Korotettu: yleensä salasana ja toinen vaihe, kuten sovellus
level-high = Korkea: yleensä henkilökortti, jossa on siru, tai sovellus, jonka käyttöönotossa henkilöllisyys on tarkistettu paikan päällä
back-to-service = Palaa palveluun
back-to = Palaa: { $name }
