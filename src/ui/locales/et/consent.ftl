### Estonian, draft of 2026-11-22, not yet read by a native speaker.

consent-title = Kontrollige saadetavaid andmeid
consent-lead = Olete sisse loginud. Teenusele ei ole veel midagi saadetud.
consent-receiver-label = Kes andmed saab
consent-purpose-label = Milleks
consent-purpose-public = Teie sisselogimiseks sellesse avalikku teenusesse
consent-purpose-private = Teie sisselogimiseks sellesse erasektori teenusesse
consent-purpose = Teie sisselogimiseks sellesse teenusesse
consent-level-label = Sisselogimise turvalisuse tase
consent-level-low = Madal
consent-level-substantial = Märkimisväärne
consent-level-high = Kõrge
consent-person-title = Teie andmed
consent-represented-title = Isik või ettevõte, kelle nimel te tegutsete
consent-representative-title = Teie kui esindaja andmed
consent-needed-title = Sisselogimiseks vajalik
consent-needed = Ilma nende andmeteta ei saa teenus teid sisse lasta.
consent-optional-title = Teie valik
consent-optional = Teenus küsib ka neid andmeid. Märkige, mida soovite saata. Saate sisse logida ka ilma nendeta.
consent-original-label = Algses kirjas
consent-once = Otsustate ainult selle sisselogimise kohta. Järgmisel korral küsitakse teilt uuesti.
consent-wrong = Kui mõni andmetest on vale, ärge saatke. Andmeid saab parandada ainult riik, mis andis välja teie elektroonilise isikutuvastusvahendi.
consent-send = Saada andmed
consent-refuse = Ära saada andmeid
consent-refuse-hint = Kui te andmeid ei saada, lähete tagasi teenuse juurde ega ole sisse loginud.

## Inimese andmed

attribute-person-identifier = Isikutunnus
attribute-family-name = Perekonnanimi
attribute-first-name = Eesnimed
attribute-date-of-birth = Sünniaeg
attribute-birth-name = Sünninimi
attribute-place-of-birth = Sünnikoht
attribute-current-address = Aadress
attribute-gender = Sugu
attribute-nationality = Kodakondsus
attribute-country-of-birth = Sünniriik
attribute-town-of-birth = Sünnilinn või -vald
attribute-country-of-residence = Elukohariik
attribute-phone-number = Telefoninumber
attribute-email-address = E-posti aadress
gender-female = Naine
gender-male = Mees
gender-unspecified = Täpsustamata

## Ettevõtte või muu organisatsiooni andmed

attribute-legal-person-identifier = Organisatsiooni tunnus
attribute-legal-name = Organisatsiooni nimi
attribute-legal-address = Organisatsiooni aadress
attribute-vat-registration = Käibemaksukohustuslase number
attribute-tax-reference = Maksukohustuslase number
attribute-euid = Ettevõtte Euroopa tunnus (EUID)
attribute-lei = Juriidilise isiku tunnus (LEI)
attribute-eori = Tollinumber (EORI)
attribute-seed = Aktsiisinumber (SEED)
attribute-sic = Tegevusala kood (SIC)
attribute-legal-phone-number = Organisatsiooni telefoninumber
attribute-legal-email-address = Organisatsiooni e-posti aadress
