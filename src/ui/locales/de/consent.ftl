### German, draft of 2026-11-22, not yet read by a native speaker.

consent-title = Prüfen Sie, was gesendet wird
consent-lead = Sie haben sich angemeldet. An den Dienst wurde noch nichts gesendet.
consent-receiver-label = Wer die Angaben erhält
consent-purpose-label = Wofür sie bestimmt sind
consent-purpose-public = Für Ihre Anmeldung bei diesem öffentlichen Online-Dienst
consent-purpose-private = Für Ihre Anmeldung bei diesem privaten Online-Dienst
consent-purpose = Für Ihre Anmeldung bei diesem Online-Dienst
# The regulation's own words, "niedrig", "substanziell", "hoch", as BundID shows them.
consent-level-label = Wie sicher Ihre Anmeldung war
consent-level-low = Niedrig
consent-level-substantial = Substanziell
consent-level-high = Hoch
consent-person-title = Angaben über Sie
consent-represented-title = Angaben über die Person oder Organisation, für die Sie handeln
consent-representative-title = Angaben über Sie (Sie handeln für jemand anderen)
consent-needed-title = Für diese Anmeldung nötig
consent-needed = Ohne diese Angaben kann der Dienst Sie nicht anmelden.
consent-optional-title = Ihre Entscheidung
consent-optional = Der Dienst fragt auch nach diesen Angaben. Kreuzen Sie an, was Sie senden möchten. Sie können sich auch ohne sie anmelden.
consent-original-label = In der ursprünglichen Schrift
consent-once = Sie entscheiden nur für diese Anmeldung. Beim nächsten Mal werden Sie wieder gefragt.
consent-wrong = Wenn eine Angabe falsch ist, senden Sie die Daten nicht. Nur das Land, das Ihre elektronische Identität ausgestellt hat, kann sie berichtigen.
consent-send = Daten senden
consent-refuse = Daten nicht senden
consent-refuse-hint = Wenn Sie die Daten nicht senden, gelangen Sie zurück zum Dienst und sind dort nicht angemeldet.

attribute-person-identifier = Kennung
attribute-family-name = Familienname
attribute-first-name = Vornamen
attribute-date-of-birth = Geburtsdatum
attribute-birth-name = Name bei der Geburt
attribute-place-of-birth = Geburtsort
attribute-current-address = Anschrift
attribute-gender = Geschlecht
attribute-nationality = Staatsangehörigkeit
attribute-country-of-birth = Geburtsland
attribute-town-of-birth = Geburtsstadt
attribute-country-of-residence = Wohnsitzland
attribute-phone-number = Telefonnummer
attribute-email-address = E-Mail-Adresse
gender-female = Weiblich
gender-male = Männlich
gender-unspecified = Keine Angabe

attribute-legal-person-identifier = Kennung der Organisation
attribute-legal-name = Name der Organisation
attribute-legal-address = Anschrift der Organisation
attribute-vat-registration = Umsatzsteuer-Identifikationsnummer
attribute-tax-reference = Steuernummer
attribute-euid = Europäische Unternehmenskennung (EUID)
attribute-lei = Rechtsträgerkennung (LEI)
attribute-eori = Zollnummer (EORI)
attribute-seed = Verbrauchsteuernummer (SEED)
attribute-sic = Branchencode (SIC)
attribute-legal-phone-number = Telefonnummer der Organisation
attribute-legal-email-address = E-Mail-Adresse der Organisation
