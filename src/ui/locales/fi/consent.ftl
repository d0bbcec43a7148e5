### Finnish, draft of 2026-11-22, not yet read by a native speaker.

consent-title = Tarkista lähetettävät tiedot
consent-lead = Olet tunnistautunut. Palveluun ei ole vielä lähetetty mitään.
consent-receiver-label = Kuka saa tiedot
consent-purpose-label = Mihin tietoja tarvitaan
consent-purpose-public = Tunnistautuminen tähän julkiseen palveluun
consent-purpose-private = Tunnistautuminen tähän yksityiseen palveluun
consent-purpose = Tunnistautuminen tähän palveluun
consent-level-label = Tunnistautumisesi varmuustaso
consent-level-low = Matala
consent-level-substantial = Korotettu
consent-level-high = Korkea
consent-person-title = Sinun tietosi
consent-represented-title = Henkilö tai yritys, jonka puolesta asioit
consent-representative-title = Sinun tietosi, kun asioit toisen puolesta
consent-needed-title = Pakolliset tiedot
consent-needed = Palvelu ei voi päästää sinua sisään ilman näitä tietoja.
consent-optional-title = Vapaaehtoiset tiedot
consent-optional = Palvelu pyytää myös näitä tietoja. Valitse ne, jotka haluat lähettää. Voit tunnistautua ilman niitäkin.
consent-original-label = Alkuperäisessä kirjoitusasussa
consent-once = Päätöksesi koskee vain tätä tunnistautumista. Seuraavalla kerralla sinulta kysytään uudelleen.
consent-wrong = Jos jokin tieto on väärin, älä lähetä tietoja. Vain sähköisen tunnistusvälineesi myöntänyt maa voi korjata ne.
consent-send = Lähetä tiedot
consent-refuse = Älä lähetä tietoja
consent-refuse-hint = Jos et lähetä tietoja, palaat palveluun kirjautumatta siihen.

## Henkilön tiedot

attribute-person-identifier = Henkilötunniste
attribute-family-name = Sukunimi
attribute-first-name = Etunimet
attribute-date-of-birth = Syntymäaika
attribute-birth-name = Nimi syntymähetkellä
attribute-place-of-birth = Syntymäpaikka
attribute-current-address = Osoite
attribute-gender = Sukupuoli
attribute-nationality = Kansalaisuus
attribute-country-of-birth = Syntymämaa
attribute-town-of-birth = Syntymäkunta
attribute-country-of-residence = Asuinmaa
attribute-phone-number = Puhelinnumero
attribute-email-address = Sähköpostiosoite
gender-female = Nainen
gender-male = Mies
gender-unspecified = Ei määritelty

## Yrityksen tai muun organisaation tiedot

attribute-legal-person-identifier = Organisaation tunniste
attribute-legal-name = Organisaation nimi
attribute-legal-address = Organisaation osoite
attribute-vat-registration = Arvonlisäverotunniste
attribute-tax-reference = Verotunniste
attribute-euid = Eurooppalainen yritystunniste (EUID)
attribute-lei = Oikeushenkilötunnus (LEI)
attribute-eori = Tullin numero (EORI)
attribute-seed = Valmisteveronumero (SEED)
attribute-sic = Toimialakoodi (SIC)
attribute-legal-phone-number = Organisaation puhelinnumero
attribute-legal-email-address = Organisaation sähköpostiosoite
