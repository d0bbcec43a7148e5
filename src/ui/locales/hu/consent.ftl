### Hungarian, draft of 2026-11-22, not yet read by a native speaker.

consent-title = Ellenőrizze, mit küldünk el
consent-lead = A bejelentkezése sikerült. A szolgáltatásnak még semmit nem küldtünk el.
consent-receiver-label = Ki kapja meg
consent-purpose-label = Mire szolgál
consent-purpose-public = Bejelentkezés ebbe a közszolgáltatásba
consent-purpose-private = Bejelentkezés ebbe a magánszolgáltatásba
consent-purpose = Bejelentkezés ebbe a szolgáltatásba
consent-level-label = A bejelentkezés biztonsági szintje
consent-level-low = Alacsony
consent-level-substantial = Jelentős
consent-level-high = Magas
consent-person-title = Az Ön adatai
consent-represented-title = Az a személy vagy cég, akinek a nevében eljár
consent-representative-title = Az Ön adatai (más nevében jár el)
consent-needed-title = A bejelentkezéshez szükséges
consent-needed = A szolgáltatás ezek nélkül az adatok nélkül nem tudja Önt beengedni.
consent-optional-title = Szabadon választható
consent-optional = A szolgáltatás ezeket is kéri. Jelölje be, amit el szeretne küldeni. Ezek nélkül is bejelentkezhet.
consent-original-label = Eredeti írásmóddal
consent-once = Csak erről a bejelentkezésről dönt. Legközelebb újra megkérdezzük.
consent-wrong = Ha valamelyik adat nem helyes, ne küldje el. Csak az az ország tudja kijavítani, amelyik kiadta az elektronikus azonosító eszközét.
consent-send = Elküldöm az adatokat
consent-refuse = Nem küldöm el az adatokat
consent-refuse-hint = Ha nem küldi el az adatokat, visszatér a szolgáltatáshoz, és nem lesz bejelentkezve.

## Személy adatai

attribute-person-identifier = Személyes azonosító
attribute-family-name = Családi név
attribute-first-name = Utónév (utónevek)
attribute-date-of-birth = Születési idő
attribute-birth-name = Születési név
attribute-place-of-birth = Születési hely
attribute-current-address = Lakcím
attribute-gender = Neme
attribute-nationality = Állampolgárság
attribute-country-of-birth = Születési ország
attribute-town-of-birth = Születési település
attribute-country-of-residence = Lakóhely szerinti ország
attribute-phone-number = Telefonszám
attribute-email-address = E-mail-cím
gender-female = Nő
gender-male = Férfi
gender-unspecified = Nincs megadva

## Cég vagy más szervezet adatai

attribute-legal-person-identifier = A szervezet azonosítója
attribute-legal-name = A szervezet neve
attribute-legal-address = A szervezet címe
attribute-vat-registration = Közösségi adószám
attribute-tax-reference = Adószám
attribute-euid = Európai egyedi cégazonosító (EUID)
attribute-lei = Jogalany-azonosító (LEI)
attribute-eori = Vámazonosító szám (EORI)
attribute-seed = Jövedéki szám (SEED)
attribute-sic = Tevékenységi kód (SIC)
attribute-legal-phone-number = A szervezet telefonszáma
attribute-legal-email-address = A szervezet e-mail-címe
