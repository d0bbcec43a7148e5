### Lithuanian, draft of 2026-11-22, not yet read by a native speaker.

consent-title = Patikrinkite, kas bus siunčiama
consent-lead = Prisijungėte. Paslaugai dar nieko neišsiųsta.
consent-receiver-label = Kas gaus duomenis
consent-purpose-label = Kam reikia duomenų
consent-purpose-public = Prisijungti prie šios viešosios paslaugos
consent-purpose-private = Prisijungti prie šios privačios paslaugos
consent-purpose = Prisijungti prie šios paslaugos
consent-level-label = Jūsų prisijungimo saugumo lygis
consent-level-low = Žemas
consent-level-substantial = Pakankamas
consent-level-high = Aukštas
consent-person-title = Jūsų duomenys
consent-represented-title = Asmuo ar įmonė, kurių vardu veikiate
consent-representative-title = Jūsų duomenys (veikiate kito vardu)
consent-needed-title = Būtini duomenys
consent-needed = Be šių duomenų paslauga negali jūsų įleisti.
consent-optional-title = Jūsų pasirinkimas
consent-optional = Paslauga prašo ir šių duomenų. Pažymėkite, ką norite siųsti. Galite prisijungti ir be jų.
consent-original-label = Originalo rašmenimis
consent-once = Sprendžiate tik dėl šio prisijungimo. Kitą kartą jūsų bus klausiama iš naujo.
consent-wrong = Jei duomenyse yra netikslumų, jų nesiųskite. Ištaisyti juos gali tik šalis, kuri išdavė jūsų elektroninės atpažinties priemonę.
consent-send = Siųsti duomenis
consent-refuse = Nesiųsti duomenų
consent-refuse-hint = Jei duomenų nesiųsite, grįšite prie paslaugos, o prisijungimas neįvyks.

## Asmens duomenys

attribute-person-identifier = Asmens identifikatorius
attribute-family-name = Pavardė
attribute-first-name = Vardas (vardai)
attribute-date-of-birth = Gimimo data
attribute-birth-name = Vardas ir pavardė gimus
attribute-place-of-birth = Gimimo vieta
attribute-current-address = Adresas
attribute-gender = Lytis
attribute-nationality = Pilietybė
attribute-country-of-birth = Gimimo šalis
attribute-town-of-birth = Gimimo miestas ar vietovė
attribute-country-of-residence = Gyvenamoji šalis
attribute-phone-number = Telefono numeris
attribute-email-address = El. pašto adresas
gender-female = Moteris
gender-male = Vyras
gender-unspecified = Nenurodyta

## Įmonės ar kitos organizacijos duomenys

attribute-legal-person-identifier = Organizacijos identifikatorius
attribute-legal-name = Organizacijos pavadinimas
attribute-legal-address = Organizacijos adresas
attribute-vat-registration = PVM mokėtojo kodas
attribute-tax-reference = Mokesčių mokėtojo kodas
attribute-euid = Europos įmonės identifikatorius (EUID)
attribute-lei = Juridinio asmens identifikatorius (LEI)
attribute-eori = Muitinės kodas (EORI)
attribute-seed = Akcizo numeris (SEED)
attribute-sic = Veiklos rūšies kodas (SIC)
attribute-legal-phone-number = Organizacijos telefono numeris
attribute-legal-email-address = Organizacijos el. pašto adresas
