### Czech, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Přejít k obsahu
language-label = Jazyk
language-change = Změnit jazyk
footer-label = Nápověda a informace
link-help = Nápověda
link-contact = Kontakt
link-accessibility = Přístupnost
link-cookies = Cookies a ochrana soukromí
notice-label = Oznámení
notice-from = Od { $from }
notice-until = Do { $until }
notice-between = Od { $from } do { $until }
service-label = Služba
service-unnamed = Veřejná služba
service-country-label = Země služby
country-label = Země
level-label = Potřebná úroveň zabezpečení přihlášení
level-low = Jakékoli přihlášení s úřední elektronickou identitou vaší země
level-substantial = Značná: obvykle heslo a druhý krok, například aplikace
level-high = Vysoká: obvykle občanský průkaz s čipem nebo aplikace aktivovaná při osobní návštěvě
back-to-service = Vrátit se ke službě
back-to = Zpět: { $name }
