### Danish, draft of 2026-11-22, not yet read by a native speaker.

consent-title = Se, hvad der bliver sendt
consent-lead = Du har logget på. Der er endnu ikke sendt noget til tjenesten.
consent-receiver-label = Hvem der modtager det
consent-purpose-label = Hvad det skal bruges til
consent-purpose-public = Til at logge dig på hos denne offentlige tjeneste
consent-purpose-private = Til at logge dig på hos denne private tjeneste
consent-purpose = Til at logge dig på hos denne tjeneste
# The words of the regulation and of the Danish NSIS.
consent-level-label = Hvor sikkert dit login var
consent-level-low = Lav
consent-level-substantial = Betydelig
consent-level-high = Høj
consent-person-title = Om dig
consent-represented-title = Om den person eller virksomhed, du handler på vegne af
consent-representative-title = Om dig, der handler på vegne af en anden
consent-needed-title = Nødvendigt for at logge på
consent-needed = Tjenesten kan ikke give dig adgang uden disse oplysninger.
consent-optional-title = Dit valg
consent-optional = Tjenesten beder også om disse oplysninger. Sæt kryds ved det, du vil sende. Du kan logge på uden dem.
consent-original-label = Med den oprindelige skrift
consent-once = Du bestemmer kun for denne gang. Næste gang bliver du spurgt igen.
consent-wrong = Hvis en oplysning er forkert, så send den ikke. Kun det land, der har udstedt dit elektroniske ID, kan rette den.
consent-send = Send oplysninger
consent-refuse = Send ikke oplysninger
consent-refuse-hint = Hvis du ikke sender oplysningerne, kommer du tilbage til tjenesten uden at være logget på.

attribute-person-identifier = Identifikationsnummer
attribute-family-name = Efternavn
attribute-first-name = Fornavne
attribute-date-of-birth = Fødselsdato
attribute-birth-name = Navn ved fødslen
attribute-place-of-birth = Fødested
attribute-current-address = Adresse
attribute-gender = Køn
attribute-nationality = Statsborgerskab
attribute-country-of-birth = Fødeland
attribute-town-of-birth = Fødeby
attribute-country-of-residence = Bopælsland
attribute-phone-number = Telefonnummer
attribute-email-address = E-mailadresse
gender-female = Kvinde
gender-male = Mand
gender-unspecified = Ikke angivet

attribute-legal-person-identifier = Organisationens identifikationsnummer
attribute-legal-name = Organisationens navn
attribute-legal-address = Organisationens adresse
attribute-vat-registration = Momsnummer
attribute-tax-reference = Skattenummer
attribute-euid = Europæisk virksomhedsnummer (EUID)
attribute-lei = Identifikator for juridiske enheder (LEI)
attribute-eori = Toldnummer (EORI)
attribute-seed = Punktafgiftsnummer (SEED)
attribute-sic = Branchekode (SIC)
attribute-legal-phone-number = Organisationens telefonnummer
attribute-legal-email-address = Organisationens e-mailadresse
