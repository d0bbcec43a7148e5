### Polish, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Logowanie: { $country }
log-in-there = Logowanie odbywa się na oficjalnych stronach tego kraju. Nie widzimy tu niczego, co tam wpisujesz, na przykład hasła.
go-back-title = Powrót: { $name }
go-back-done = Logowanie się zakończyło. Wynik trafia teraz do usługi.
go-back-not-sent = Nie wysyłamy żadnych danych o Tobie.
press-if-stuck = Jeśli następna strona nie otworzy się sama, naciśnij przycisk.
follow-if-stuck = Jeśli następna strona nie otworzy się sama, użyj linku.
continue-to = Dalej: { $name }
continue = Dalej
onward-title = Chwileczkę
onward = Następna strona otworzy się sama.

logout-title = Nie masz tu otwartej sesji
logout = Każde logowanie przez tę stronę działa raz, dla usługi, która o nie poprosiła. Potem nic tu nie zostaje, więc nie ma tu czego kończyć.
logout-question = Inna strona skierowała Cię tutaj, aby Cię wylogować. Czy tego chcesz?
logout-confirm = Tak, wyloguj mnie
logout-elsewhere = Aby wylogować się z usługi lub z systemu logowania swojego kraju, użyj przycisku tam albo zamknij przeglądarkę.
