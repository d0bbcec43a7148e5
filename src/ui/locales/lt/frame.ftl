### Lithuanian, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Pereiti prie turinio
language-label = Kalba
language-change = Pakeisti kalbą
footer-label = Pagalba ir informacija
link-help = Pagalba
link-contact = Kontaktai
link-accessibility = Prieinamumas
link-cookies = Slapukai ir privatumas
notice-label = Pranešimas
notice-from = Pradžia: { $from }
notice-until = Pabaiga: { $until }
notice-between = Pradžia: { $from }. Pabaiga: { $until }.
service-label = Paslauga
service-unnamed = Viešoji paslauga
service-country-label = Paslaugos šalis
country-label = Šalis
level-label = Kiek saugus turi būti prisijungimas
level-low = Tinka bet kuri oficiali jūsų šalies elektroninės atpažinties priemonė
level-substantial = Pakankamas lygis: paprastai slaptažodis ir antras žingsnis, pavyzdžiui, programėlė
level-high = Aukštas lygis: paprastai asmens tapatybės kortelė su lustu arba programėlė, aktyvinta asmeniškai atvykus
back-to-service = Grįžti prie paslaugos
back-to = Grįžti: { $name }
