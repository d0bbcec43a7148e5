### Swedish, draft of 2026-11-22, not yet read by a native speaker.

consent-title = Kontrollera vad som skickas
consent-lead = Du har loggat in. Inget har skickats till e-tjänsten än.
consent-receiver-label = Vem som tar emot uppgifterna
consent-purpose-label = Vad de ska användas till
consent-purpose-public = För att logga in dig i den här offentliga e-tjänsten
consent-purpose-private = För att logga in dig i den här privata e-tjänsten
consent-purpose = För att logga in dig i den här e-tjänsten
# The regulation's own words for the levels of assurance (tillitsnivå).
consent-level-label = Hur säker din inloggning var
consent-level-low = Låg
consent-level-substantial = Väsentlig
consent-level-high = Hög
consent-person-title = Om dig
consent-represented-title = Om den person eller det företag som du företräder
consent-representative-title = Om dig som företräder någon annan
consent-needed-title = Behövs för den här inloggningen
consent-needed = E-tjänsten kan inte släppa in dig utan de här uppgifterna.
consent-optional-title = Ditt val
consent-optional = E-tjänsten ber också om de här uppgifterna. Kryssa i det du vill skicka. Du kan logga in utan dem.
consent-original-label = Med ursprunglig skrift
consent-once = Du bestämmer bara för den här inloggningen. Nästa gång får du frågan igen.
consent-wrong = Om en uppgift är fel ska du inte skicka den. Bara det land som har utfärdat din e-legitimation kan rätta den.
consent-send = Skicka uppgifterna
consent-refuse = Skicka inte uppgifterna
consent-refuse-hint = Om du inte skickar uppgifterna kommer du tillbaka till e-tjänsten utan att vara inloggad.

attribute-person-identifier = Identitetsbeteckning
attribute-family-name = Efternamn
attribute-first-name = Förnamn
attribute-date-of-birth = Födelsedatum
attribute-birth-name = Namn vid födseln
attribute-place-of-birth = Födelseort
attribute-current-address = Adress
attribute-gender = Kön
attribute-nationality = Medborgarskap
attribute-country-of-birth = Födelseland
attribute-town-of-birth = Födelsestad
attribute-country-of-residence = Bosättningsland
attribute-phone-number = Telefonnummer
attribute-email-address = E-postadress
gender-female = Kvinna
gender-male = Man
gender-unspecified = Inte angivet

attribute-legal-person-identifier = Organisationens identitetsbeteckning
attribute-legal-name = Organisationens namn
attribute-legal-address = Organisationens adress
attribute-vat-registration = Momsregistreringsnummer
attribute-tax-reference = Skattenummer
attribute-euid = Europeiskt företagsnummer (EUID)
attribute-lei = Identifieringskod för juridiska personer (LEI)
attribute-eori = Tullnummer (EORI)
attribute-seed = Punktskattenummer (SEED)
attribute-sic = Näringsgrenskod (SIC)
attribute-legal-phone-number = Organisationens telefonnummer
attribute-legal-email-address = Organisationens e-postadress
