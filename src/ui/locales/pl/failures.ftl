### Polish, draft of 2026-11-22, not yet read by a native speaker.

side-label = Gdzie leży problem
sent-label = Jakie dane o Tobie wysłaliśmy
steps-label = Co możesz zrobić
ask-label = Kogo zapytać
ask-help = Jeśli prosisz o pomoc, podaj ten kod zgłoszenia. Nie zawiera żadnych informacji o Tobie.
reference-label = Kod zgłoszenia
code-label = Rodzaj problemu
again = Zacznij od nowa
other-country = Wybierz inny kraj
sent-nothing = Nie wysłaliśmy nikomu żadnych danych o Tobie.
sent-not-passed-on = Nie przekazaliśmy usłudze żadnych danych o Tobie.
side-nobody = Nikt nie popełnił błędu.
side-ours = Po naszej stronie. To nie Twoja wina.

request-not-understood = Nie możemy odczytać prośby o logowanie
    .happened = Strona, która Cię tu skierowała, poprosiła o logowanie w sposób, którego nie możemy przyjąć. Logowanie się nie zaczęło.
    .side = Po stronie usługi lub kraju, skąd nastąpiło przekierowanie. To nie Twoja wina.
    .step-1 = Wróć do usługi i zacznij logowanie od nowa.
    .step-2 = Jeśli ta strona pojawi się znowu, zgłoś to w usłudze i podaj kod zgłoszenia.

unknown-sender = Nie wiemy, kto Cię tu skierował
    .happened = Prośba o logowanie pochodzi ze strony, która nie jest u nas zarejestrowana, dlatego na nią nie odpowiedzieliśmy.
    .side = Po stronie witryny, która Cię tu skierowała.
    .step-1 = Otwórz usługę przez jej oficjalny adres, a nie przez link w wiadomości.
    .step-2 = Jeśli to nie pomoże, zgłoś to w usłudze i podaj kod zgłoszenia.

already-used = Ten krok jest już wykonany
    .happened = Każdy krok logowania działa tylko raz. Ten został już użyty: przez przycisk Wstecz, drugie naciśnięcie albo w innej karcie przeglądarki.
    .side = Nikt nie popełnił błędu. Ta zasada chroni Cię przed tym, aby ktoś inny powtórzył Twoje logowanie.
    .sent = Nic nie zostało wysłane po raz drugi.
    .step-1 = Jeśli usługa jest otwarta w innej karcie przeglądarki, kontynuuj tam.
    .step-2 = Jeśli nie, zacznij logowanie od nowa.

finished = To logowanie już się zakończyło
    .happened = To logowanie zostało już zakończone. Nie trzeba tu nic więcej robić.
    .sent = To, czego potrzebowała usługa, wysłaliśmy raz, przy zakończeniu logowania. Teraz nic nie zostało wysłane.
    .step-1 = Jeśli usługa jest otwarta w innej karcie przeglądarki, kontynuuj tam.
    .step-2 = Jeśli chcesz zalogować się jeszcze raz, przejdź do usługi i zacznij tam.

expired = Logowanie trwało zbyt długo
    .happened = Dla Twojego bezpieczeństwa logowanie trzeba zakończyć w określonym czasie, a ten czas minął.
    .side = Nikt nie popełnił błędu. Możesz zacząć od nowa.
    .sent = Nic nie zostało wysłane.
    .step-1 = Zacznij logowanie od nowa.

other-browser = Logowanie zaczęło się w innej przeglądarce
    .happened = Logowanie trzeba zakończyć w tej przeglądarce, w której się zaczęło. To logowanie nie zaczęło się w tej przeglądarce albo nie zapisuje ona plików cookie.
    .side = W przeglądarce. Jeśli link do tej strony ktoś Ci przysłał, zamknij ją: to może nie być Twoje logowanie.
    .step-1 = Otwórz usługę w tej przeglądarce i zacznij logowanie od nowa.
    .step-2 = Jeśli ta strona pojawi się znowu, zezwól tej witrynie na pliki cookie lub użyj innej przeglądarki.
    .step-3 = Jeśli po drodze jakaś aplikacja otworzyła inną przeglądarkę, zacznij w tamtej przeglądarce.

cancelled = Logowanie zostało anulowane
    .happened = Anulowano je tutaj albo po drodze. Wszystko w porządku: logowanie nie doszło do skutku.
    .step-1 = Jeśli to pomyłka, zacznij logowanie od nowa.

foreign-answer-invalid = Nie możemy przyjąć odpowiedzi Twojego kraju
    .happened = Odpowiedź wybranego kraju dotarła do nas, ale nie przeszła naszej kontroli, dlatego jej nie użyliśmy.
    .side = Najprawdopodobniej w połączeniu między tym krajem a nami. To nie Twoja wina.
    .sent = Nie przekazaliśmy usłudze żadnych danych o Tobie. Odpowiedź usunęliśmy.
    .step-1 = Zacznij logowanie od nowa.
    .step-2 = Jeśli ta strona pojawi się znowu, poproś o pomoc i podaj kod zgłoszenia.

representation-not-accepted = W tej usłudze nie można logować się w cudzym imieniu
    .happened = Wybrany kraj poinformował nas, że działasz w imieniu innej osoby lub firmy. Z tej usługi można korzystać tylko we własnym imieniu.
    .side = Nikt nie popełnił błędu. Usługa sama decyduje, kto może z niej korzystać.
    .sent = Nie przekazaliśmy usłudze żadnych danych o Tobie ani o osobie lub firmie, w której imieniu działasz.
    .step-1 = Zacznij od nowa i zaloguj się we własnym imieniu.
    .step-2 = Jeśli musisz działać w imieniu kogoś innego, zapytaj w usłudze, jak to zrobić.

foreign-unavailable = Wybrany kraj nie odpowiada
    .happened = Logowanie tego kraju jest w tej chwili niedostępne.
    .side = Po stronie tamtego kraju, a nie u nas ani u Ciebie.
    .step-1 = Spróbuj ponownie za kilka minut.
    .step-2 = Jeśli masz środek identyfikacji elektronicznej innego kraju, wybierz tamten kraj.

country-not-choosable = Tego kraju nie można użyć do tego logowania
    .happened = Logowanie tam by się nie udało, przynajmniej w tej chwili, dlatego nie przekierowaliśmy Cię na strony tego kraju.
    .side = W tym, co oferuje logowanie tego kraju i czego potrzebuje usługa. To nie Twoja wina.
    .step-1 = Jeśli masz środek identyfikacji elektronicznej innego kraju, wybierz tamten kraj.
    .step-2 = Jeśli nie, wróć i zapytaj w usłudze, jak inaczej możesz się zalogować lub złożyć wniosek.

level-not-reached = Logowanie nie było dość bezpieczne dla tej usługi
    .happened = Logowanie się udało, ale usługa wymaga bezpieczniejszego sposobu, na przykład dowodu osobistego z czipem.
    .side = W użytym sposobie logowania. To nie Twoja wina.
    .step-1 = Zacznij od nowa i wybierz bezpieczniejszy sposób logowania, jeśli go masz.
    .step-2 = Jeśli nie, zapytaj w usłudze, jak inaczej możesz się zalogować lub złożyć wniosek.

data-missing = Brakuje danych, których potrzebuje usługa
    .happened = Logowanie się udało, ale Twój środek identyfikacji elektronicznej nie zawiera wszystkich danych, których potrzebuje usługa.
    .side = W danych, które zawiera Twój środek identyfikacji elektronicznej. To nie Twoja wina.
    .step-1 = Zapytaj wydawcę swojego środka identyfikacji elektronicznej, czy te dane można dodać.
    .step-2 = Zapytaj w usłudze, jak inaczej możesz się zalogować lub złożyć wniosek.

foreign-login = Ten środek identyfikacji wydał inny kraj
    .happened = Do logowania użyto środka identyfikacji elektronicznej innego kraju. Stąd można przekazywać tylko dane ze środków identyfikacji tego kraju.
    .side = Nikt nie popełnił błędu. Każdy kraj przekazuje dane tylko z własnych środków identyfikacji.
    .step-1 = Wróć do usługi, zacznij od nowa i wybierz kraj, który wydał Twój środek identyfikacji elektronicznej.

own-fault = Coś poszło nie tak po naszej stronie
    .happened = Logowanie zostało przerwane z powodu usterki po naszej stronie. Zapisaliśmy informację o niej.
    .step-1 = Zacznij logowanie od nowa.
    .step-2 = Jeśli ta strona pojawi się znowu, spróbuj później albo poproś o pomoc i podaj kod zgłoszenia.

hub-unavailable = Logowanie krajowe nie odpowiada
    .happened = Logowanie krajowe, którego potrzebujemy w tym kroku, jest w tej chwili niedostępne.
    .side = Po stronie logowania krajowego. To nie Twoja wina.
    .step-1 = Spróbuj ponownie za kilka minut, zaczynając od usługi.

too-busy = Loguje się zbyt wiele osób
    .happened = W tej chwili nie możemy przyjąć kolejnego logowania, aby mogły się zakończyć te, które już trwają.
    .step-1 = Poczekaj minutę i zacznij logowanie od nowa.

page-not-found = Pod tym adresem nie ma strony
    .happened = W adresie jest pomyłka albo należy on do logowania, które już się zakończyło. Nie można zacząć logowania z zakładki w przeglądarce.
    .side = W adresie, który został otwarty.
    .step-1 = Przejdź do usługi, z której chcesz skorzystać, i zacznij logowanie tam.

logout-not-understood = Nie możemy odczytać prośby o wylogowanie
    .happened = Strona, która Cię tu skierowała, poprosiła o wylogowanie w sposób, którego nie możemy przyjąć. Nie masz tu otwartej sesji: każde logowanie działa raz i potem nic tu nie zostaje.
    .side = Po stronie witryny, która Cię tu skierowała. To nie Twoja wina.
    .step-1 = Aby wylogować się z usługi, użyj przycisku w tej usłudze albo zamknij przeglądarkę.
    .step-2 = Jeśli ta strona pojawi się znowu, zgłoś to w usłudze i podaj kod zgłoszenia.
