### Norwegian Bokmål, draft of 2026-11-22, not yet read by a native speaker.

consent-title = Se hva som blir sendt
consent-lead = Du har logget inn. Ingenting er sendt til tjenesten ennå.
consent-receiver-label = Hvem som mottar det
consent-purpose-label = Hva det skal brukes til
consent-purpose-public = For å logge deg inn hos denne offentlige tjenesten
consent-purpose-private = For å logge deg inn hos denne private tjenesten
consent-purpose = For å logge deg inn hos denne tjenesten
# The words of "identifikasjonsnivåforskriften"; neuter because of "nivå".
consent-level-label = Hvor sikker innloggingen var
consent-level-low = Lavt nivå
consent-level-substantial = Betydelig nivå
consent-level-high = Høyt nivå
consent-person-title = Om deg
consent-represented-title = Om personen eller virksomheten du representerer
consent-representative-title = Om deg som representerer en annen
consent-needed-title = Nødvendig for denne innloggingen
consent-needed = Tjenesten kan ikke slippe deg inn uten disse opplysningene.
consent-optional-title = Ditt valg
consent-optional = Tjenesten ber også om disse opplysningene. Kryss av for det du vil sende. Du kan logge inn uten dem.
consent-original-label = Med opprinnelig skrift
consent-once = Du bestemmer bare for denne innloggingen. Neste gang blir du spurt igjen.
consent-wrong = Ikke send hvis en opplysning er feil. Bare landet som har utstedt din elektroniske ID, kan rette den.
consent-send = Send opplysningene
consent-refuse = Ikke send opplysningene
consent-refuse-hint = Hvis du ikke sender opplysningene, kommer du tilbake til tjenesten uten å være logget inn.

attribute-person-identifier = Identifikasjonsnummer
attribute-family-name = Etternavn
attribute-first-name = Fornavn
attribute-date-of-birth = Fødselsdato
attribute-birth-name = Navn ved fødselen
attribute-place-of-birth = Fødested
attribute-current-address = Adresse
attribute-gender = Kjønn
attribute-nationality = Statsborgerskap
attribute-country-of-birth = Fødeland
attribute-town-of-birth = Fødeby
attribute-country-of-residence = Bostedsland
attribute-phone-number = Telefonnummer
attribute-email-address = E-postadresse
gender-female = Kvinne
gender-male = Mann
gender-unspecified = Ikke oppgitt

attribute-legal-person-identifier = Identifikasjonsnummer for virksomheten
attribute-legal-name = Navn på virksomheten
attribute-legal-address = Adresse til virksomheten
attribute-vat-registration = Merverdiavgiftsnummer
attribute-tax-reference = Skattenummer
attribute-euid = Europeisk foretaksnummer (EUID)
attribute-lei = Identifikasjonskode for juridiske personer (LEI)
attribute-eori = Tollnummer (EORI)
attribute-seed = Særavgiftsnummer (SEED)
attribute-sic = Næringskode (SIC)
attribute-legal-phone-number = Telefonnummer til virksomheten
attribute-legal-email-address = E-postadresse til virksomheten
