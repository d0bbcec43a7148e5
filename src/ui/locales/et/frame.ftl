### Estonian, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Liigu sisu juurde
language-label = Keel
language-change = Vaheta keelt
footer-label = Abi ja teave
link-help = Abi
link-contact = Kontakt
link-accessibility = Ligipääsetavus
link-cookies = Küpsised ja privaatsus
notice-label = Teade
notice-from = Algus: { $from }
notice-until = Lõpp: { $until }
notice-between = Algus: { $from }. Lõpp: { $until }.
service-label = Teenus
service-unnamed = Avalik teenus
service-country-label = Teenuse riik
country-label = Riik
level-label = Kui turvaline peab sisselogimine olema
level-low = Sobib iga teie riigi ametlik elektrooniline isikutuvastusvahend
level-substantial = Märkimisväärne: tavaliselt parool ja teine samm, näiteks rakendus
level-high = Kõrge: tavaliselt kiibiga isikutunnistus või rakendus, mis võeti kasutusele kohapeal isikut kontrollides
back-to-service = Mine tagasi teenuse juurde
back-to = Mine tagasi: { $name }
