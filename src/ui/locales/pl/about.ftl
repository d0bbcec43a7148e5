### Polish, draft of 2026-11-22, not yet read by a native speaker.

help-title = Pomoc w logowaniu
help-lead = Ta strona łączy usługi publiczne ze środkami identyfikacji elektronicznej innych krajów Europy.
help-what-title = Co się tutaj dzieje?
help-what = Usługa chce potwierdzić, kim jesteś. Wybierasz kraj, który wydał Twój środek identyfikacji elektronicznej, i tam się logujesz. Ten kraj potwierdza usłudze, kim jesteś.
help-who-title = Kto widzi moje hasło?
help-who = Tylko kraj, który wydał Twój środek identyfikacji elektronicznej. Hasła nie widzimy ani my, ani usługa.
help-which-title = Który kraj mam wybrać?
help-which = Ten, który wydał kartę, aplikację lub konto, za pomocą których się logujesz. Może to być inny kraj niż ten, w którym mieszkasz albo którego paszport masz.
help-grey-title = Dlaczego niektórych krajów nie można wybrać?
help-grey = Być może kraj nie jest jeszcze podłączony, ma awarię albo nie oferuje tego, czego potrzebuje usługa. Powód znajduje się przy nazwie kraju.
help-data-title = Czego usługa dowie się o mnie?
help-data = Pozna Twoje imiona, nazwisko, datę urodzenia i identyfikator. Z innych danych tylko te, o które poprosi i na których wysłanie pozwolisz. Jeśli przed wysłaniem pytamy Cię o decyzję, najpierw widzisz wszystkie dane.
help-time-title = Ile mam czasu?
help-time = { PLURAL($minutes) ->
    [one] Logowanie trzeba zakończyć w ciągu { $minutes } minuty. Potem można zacząć od nowa.
    [few] Logowanie trzeba zakończyć w ciągu { $minutes } minut. Potem można zacząć od nowa.
    [many] Logowanie trzeba zakończyć w ciągu { $minutes } minut. Potem można zacząć od nowa.
   *[other] Logowanie trzeba zakończyć w ciągu { $minutes } minuty. Potem można zacząć od nowa.
}
help-problem-title = Coś nie działa. Co mogę zrobić?
help-problem = Wróć do usługi i zacznij logowanie od nowa. Jeśli to nie pomoże, poproś o pomoc i podaj kod zgłoszenia. Ma osiem znaków i znajduje się na stronie z opisem problemu.
help-contact-title = Kogo mogę zapytać?
help-contact-none = Zapytaj w usłudze, z której chcesz skorzystać.

accessibility-title = Deklaracja dostępności
accessibility-lead = Te strony są przygotowane tak, aby każdy mógł z nich korzystać: za pomocą klawiatury, z czytnikiem ekranu, na małym ekranie, z dużym tekstem i bez JavaScriptu.
accessibility-standard-title = Jak dostępne są te strony?
accessibility-standard = Są budowane i testowane tak, aby spełniały WCAG 2.2 na poziomie AA, którego częściowo wymaga norma EN 301 549.
accessibility-checked = Każdą stronę sprawdzają testy automatyczne we wszystkich językach. Takie testy wykrywają tylko część problemów.
accessibility-limits-title = Co nie jest dostępne?
accessibility-limits = Nie znamy żadnych barier na tych stronach. Strony logowania innych krajów i strony usług nie należą do nas i mają własne deklaracje.
accessibility-report-title = Masz problem z dostępnością?
accessibility-report = Napisz, co chcesz zrobić i co nie działa. Odpowiemy najszybciej, jak to możliwe.
accessibility-enforce-title = Jeśli nasza odpowiedź nie pomoże
accessibility-enforce = Możesz zwrócić się do organu, który nadzoruje dostępność w tym kraju.
accessibility-date = Data ostatniej zmiany deklaracji: { $date }

cookies-title = Pliki cookie i prywatność
cookies-lead = W Twojej przeglądarce zapisujemy tylko to, co jest potrzebne do logowania. Nikogo nie śledzimy, nie zbieramy o Tobie statystyk i nie korzystamy z żadnych innych stron.
cookies-table = Co zapisujemy w Twojej przeglądarce
cookies-name = Nazwa
cookies-purpose = Do czego służy
cookies-duration = Jak długo jest zapisane
cookies-login = Pilnuje, aby logowanie zakończyło się w tej przeglądarce, w której się zaczęło
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } minuta lub do końca logowania
    [few] { $minutes } minuty lub do końca logowania
    [many] { $minutes } minut lub do końca logowania
   *[other] { $minutes } minuty lub do końca logowania
}
cookies-country = Zapamiętuje wybrany kraj, tylko na Twoją prośbę
cookies-country-duration = Jeden rok lub do naciśnięcia przycisku „Zapomnij ten wybór”
cookies-data-title = Co się dzieje z moimi danymi?
cookies-data = Kraj, który wydał Twój środek identyfikacji elektronicznej, przekazuje je usłudze, która o nie poprosiła. Tutaj są przechowywane tylko do zakończenia logowania.
cookies-contact = Jeśli masz pytania o swoje dane, skorzystaj z kontaktu poniżej.
