### Polish, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Przejdź do treści
language-label = Język
language-change = Zmień język
footer-label = Pomoc i informacje
link-help = Pomoc
link-contact = Kontakt
link-accessibility = Dostępność
link-cookies = Pliki cookie i prywatność
notice-label = Komunikat
notice-from = Od { $from }
notice-until = Do { $until }
notice-between = Od { $from } do { $until }
service-label = Usługa
service-unnamed = Usługa publiczna
service-country-label = Kraj usługi
country-label = Kraj
level-label = Wymagany poziom bezpieczeństwa logowania
level-low = Dowolne logowanie za pomocą urzędowego środka identyfikacji elektronicznej Twojego kraju
level-substantial = Średni: zwykle hasło i drugi krok, na przykład aplikacja
level-high = Wysoki: zwykle dowód osobisty z czipem lub aplikacja aktywowana podczas osobistej wizyty
back-to-service = Wróć do usługi
back-to = Powrót: { $name }
