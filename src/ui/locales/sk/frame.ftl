### Slovak, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Prejsť na obsah
language-label = Jazyk
language-change = Zmeniť jazyk
footer-label = Pomoc a informácie
link-help = Pomoc
link-contact = Kontakt
link-accessibility = Prístupnosť
link-cookies = Súbory cookie a ochrana súkromia
notice-label = Oznam
notice-from = Od { $from }
notice-until = Do { $until }
notice-between = Od { $from } do { $until }
service-label = Služba
service-unnamed = Verejná služba
service-country-label = Krajina služby
country-label = Krajina
level-label = Potrebná úroveň zabezpečenia prihlásenia
level-low = Akékoľvek prihlásenie s úradnou elektronickou identitou vašej krajiny
level-substantial = Pokročilá: zvyčajne heslo a druhý krok, napríklad aplikácia
level-high = Vysoká: zvyčajne občiansky preukaz s čipom alebo aplikácia aktivovaná pri osobnej návšteve
back-to-service = Vrátiť sa k službe
back-to = Späť: { $name }
