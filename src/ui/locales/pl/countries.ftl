### Polish, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Wybierz kraj
choose-lead = Wybierz kraj, który wydał Twój środek identyfikacji elektronicznej. Zalogujesz się tam, na stronach tego kraju.
choose-issuer = Nie chodzi o Twoje obywatelstwo ani o to, gdzie mieszkasz. Chodzi o to, kto wydał kartę, aplikację lub konto, za pomocą których się logujesz.
asked-label = O co prosi usługa
asked-optional = { $detail } (opcjonalnie)
search-label = Znajdź swój kraj
search-hint = W dowolnym języku lub według dwuliterowego kodu kraju.
search-button = Szukaj
show-all = Pokaż wszystkie kraje
skip-list = Pomiń listę krajów
list-label = Kraje
found = { PLURAL($count) ->
    [none] Nie znaleziono żadnego kraju
    [one] Znaleziono { $count } kraj
    [few] Znaleziono { $count } kraje
    [many] Znaleziono { $count } krajów
   *[other] Znaleziono { $count } kraju
}
found-nothing = Żaden kraj nie pasuje do „{ $query }”. Sprawdź pisownię lub pokaż wszystkie kraje.
none-at-all = W tej chwili nie można wybrać żadnego kraju. Wróć do usługi i spróbuj później.
remember-label = Zapamiętaj mój wybór w tej przeglądarce
remember-hint = Zapamiętamy tylko kraj, na jeden rok. Nie zaznaczaj na urządzeniu, z którego korzystają inne osoby.
remembered-label = Twój ostatni wybór
remembered-forget = Zapomnij ten wybór
own-country-title = Czy Twój środek identyfikacji elektronicznej wydał kraj tej usługi?
own-country = Wróć do usługi i wybierz tam logowanie krajowe.
not-listed-title = Nie ma Twojego kraju na liście?
not-listed = Jego środka identyfikacji elektronicznej nie można tu jeszcze używać. Wróć i zapytaj w usłudze, jak inaczej możesz się zalogować lub złożyć wniosek.
cancel = Anuluj i wróć

hint-unavailable = Usługa zaproponowała kraj, którego nie można użyć do tego logowania. Powód znajduje się przy nazwie kraju.
hint-unknown = Usługa zaproponowała kraj, którego nie ma na tej liście. Wybierz swój kraj tutaj.

reason-level = Nie można tu użyć: usługa wymaga bezpieczniejszego logowania niż to, które oferuje ten kraj.
reason-person-kind = Nie można tu użyć: usługa jest dla takich podmiotów, na przykład firm, dla których ten kraj nie ma logowania.
reason-sp-type = Nie można tu użyć: logowanie tego kraju nie jest dostępne dla usług tego rodzaju.
reason-requester-id = Nie można tu użyć: ten kraj chce dokładnie wiedzieć, która usługa prywatna prosi o logowanie, a usługa tego nie podała.
reason-attribute = Nie można tu użyć: usługa potrzebuje danych o Tobie, których logowanie tego kraju nie przekazuje.
reason-version = Nie można tu jeszcze użyć: logowanie tego kraju nie współpracuje z naszym.
reason-outage = Teraz niedostępne: logowanie tego kraju nie odpowiada. Spróbuj później.
reason-outage-since = Teraz niedostępne: logowanie tego kraju nie odpowiada od { $since }. Spróbuj później.
reason-suspended = Teraz niedostępne: logowanie z tego kraju jest wstrzymane.
reason-suspended-since = Teraz niedostępne: logowanie z tego kraju jest wstrzymane od { $since }.
reason-not-connected = Kraj jeszcze niepodłączony.
trouble-since = Teraz może nie działać: systemy tego kraju nie odpowiadają od { $since }.
