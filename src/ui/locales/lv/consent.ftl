### Latvian, draft of 2026-11-22, not yet read by a native speaker.

consent-title = Pārbaudiet, kas tiks nosūtīts
consent-lead = Pieslēgšanās izdevās. Pakalpojumam vēl nekas nav nosūtīts.
consent-receiver-label = Kas saņems datus
consent-purpose-label = Kam tie vajadzīgi
consent-purpose-public = Lai jūs varētu pieslēgties šim publiskajam pakalpojumam
consent-purpose-private = Lai jūs varētu pieslēgties šim privātajam pakalpojumam
consent-purpose = Lai jūs varētu pieslēgties šim pakalpojumam
consent-level-label = Jūsu pieslēgšanās drošības līmenis
consent-level-low = Zems
consent-level-substantial = Būtisks
consent-level-high = Augsts
consent-person-title = Jūsu dati
consent-represented-title = Persona vai uzņēmums, kura vārdā rīkojaties
consent-representative-title = Jūsu dati (rīkojaties citas personas vārdā)
consent-needed-title = Obligātie dati
consent-needed = Bez šiem datiem pakalpojums nevar jūs ielaist.
consent-optional-title = Jūsu izvēle
consent-optional = Pakalpojums prasa arī šos datus. Atzīmējiet, ko vēlaties sūtīt. Varat pieslēgties arī bez tiem.
consent-original-label = Oriģinālrakstībā
consent-once = Jūs lemjat tikai par šo pieslēgšanās reizi. Nākamreiz jums jautās vēlreiz.
consent-wrong = Ja kaut kas datos nav pareizi, nesūtiet tos. Labot datus var tikai valsts, kas izsniegusi jūsu elektroniskās identifikācijas līdzekli.
consent-send = Sūtīt datus
consent-refuse = Nesūtīt datus
consent-refuse-hint = Ja datus nesūtīsiet, jūs atgriezīsieties pie pakalpojuma un pieslēgšanās nenotiks.

## Personas dati

attribute-person-identifier = Personas identifikators
attribute-family-name = Uzvārds
attribute-first-name = Vārds (vārdi)
attribute-date-of-birth = Dzimšanas datums
attribute-birth-name = Vārds un uzvārds dzimšanas brīdī
attribute-place-of-birth = Dzimšanas vieta
attribute-current-address = Adrese
attribute-gender = Dzimums
attribute-nationality = Valstspiederība
attribute-country-of-birth = Dzimšanas valsts
attribute-town-of-birth = Dzimšanas pilsēta vai apdzīvota vieta
attribute-country-of-residence = Dzīvesvietas valsts
attribute-phone-number = Tālruņa numurs
attribute-email-address = E-pasta adrese
gender-female = Sieviete
gender-male = Vīrietis
gender-unspecified = Nav norādīts

## Uzņēmuma vai citas organizācijas dati

attribute-legal-person-identifier = Organizācijas identifikators
attribute-legal-name = Organizācijas nosaukums
attribute-legal-address = Organizācijas adrese
attribute-vat-registration = PVN reģistrācijas numurs
attribute-tax-reference = Nodokļu maksātāja numurs
attribute-euid = Uzņēmuma Eiropas identifikators (EUID)
attribute-lei = Juridiskās personas identifikators (LEI)
attribute-eori = Muitas numurs (EORI)
attribute-seed = Akcīzes numurs (SEED)
attribute-sic = Nozares kods (SIC)
attribute-legal-phone-number = Organizācijas tālruņa numurs
attribute-legal-email-address = Organizācijas e-pasta adrese
