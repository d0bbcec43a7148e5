### Romanian, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Mergeți la conținut
language-label = Limbă
language-change = Schimbați limba
footer-label = Ajutor și informații
link-help = Ajutor
link-contact = Contact
link-accessibility = Accesibilitate
link-cookies = Cookie-uri și confidențialitate
notice-label = Anunț
notice-from = De la: { $from }
notice-until = Până la: { $until }
notice-between = De la: { $from }. Până la: { $until }.
service-label = Serviciu
service-unnamed = Un serviciu public
service-country-label = Țara serviciului
country-label = Țara
level-label = Nivelul de securitate cerut
level-low = Orice autentificare cu identitatea electronică oficială a țării dumneavoastră
level-substantial = Substanțial: de obicei o parolă și un al doilea pas, de exemplu o aplicație
level-high = Ridicat: de obicei o carte de identitate cu cip sau o aplicație activată la ghișeu
back-to-service = Înapoi la site-ul serviciului
back-to = Înapoi: { $name }
