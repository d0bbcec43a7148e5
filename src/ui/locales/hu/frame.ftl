### Hungarian, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Ugrás a tartalomra
language-label = Nyelv
language-change = Nyelv váltása
footer-label = Segítség és tájékoztatás
link-help = Segítség
link-contact = Kapcsolat
link-accessibility = Akadálymentesség
link-cookies = Sütik és adatvédelem
notice-label = Közlemény
notice-from = Kezdete: { $from }
notice-until = Vége: { $until }
notice-between = Kezdete: { $from }. Vége: { $until }.
service-label = Szolgáltatás
service-unnamed = Közszolgáltatás
service-country-label = A szolgáltatás országa
country-label = Ország
level-label = Milyen biztonságos bejelentkezés szükséges
level-low = Országának bármelyik hivatalos elektronikus azonosító eszköze
level-substantial = Jelentős: általában jelszó és egy második lépés, például egy alkalmazás
level-high = Magas: általában chipes személyazonosító igazolvány vagy olyan alkalmazás, amelyet személyes megjelenéssel aktiváltak
back-to-service = Vissza a szolgáltatáshoz
back-to = Vissza: { $name }
