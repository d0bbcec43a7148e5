### Icelandic, draft of 2026-11-22, not yet read by a native speaker.

consent-title = Skoðaðu hvað verður sent
consent-lead = Innskráningin tókst. Ekkert hefur enn verið sent til þjónustunnar.
consent-receiver-label = Hver fær upplýsingarnar
consent-purpose-label = Til hvers þær eru notaðar
consent-purpose-public = Til að skrá þig inn hjá þessari opinberu þjónustu
consent-purpose-private = Til að skrá þig inn hjá þessari einkareknu þjónustu
consent-purpose = Til að skrá þig inn hjá þessari þjónustu
# "Lágt, verulegt, hátt" agree with "fullvissustig", the word for a level of assurance.
consent-level-label = Hversu örugg innskráningin var
consent-level-low = Lágt öryggi
consent-level-substantial = Verulegt öryggi
consent-level-high = Hátt öryggi
consent-person-title = Um þig
consent-represented-title = Um þann einstakling eða það fyrirtæki sem þú kemur fram fyrir
consent-representative-title = Um þig sem kemur fram fyrir annan aðila
consent-needed-title = Nauðsynlegt fyrir þessa innskráningu
consent-needed = Þjónustan getur ekki hleypt þér inn án þessara upplýsinga.
consent-optional-title = Þitt val
consent-optional = Þjónustan biður líka um þessar upplýsingar. Hakaðu við það sem þú vilt senda. Þú getur skráð þig inn án þeirra.
consent-original-label = Með upprunalegu letri
consent-once = Þú ákveður þetta aðeins fyrir þessa innskráningu. Næst verður spurt aftur.
consent-wrong = Ef eitthvað er rangt skaltu ekki senda það. Aðeins landið sem gaf út rafrænu skilríkin þín getur leiðrétt það.
consent-send = Senda upplýsingar
consent-refuse = Ekki senda upplýsingar
consent-refuse-hint = Ef þú sendir ekki upplýsingarnar ferðu aftur í þjónustuna án innskráningar.

attribute-person-identifier = Auðkennisnúmer
attribute-family-name = Eftirnafn
attribute-first-name = Eiginnöfn
attribute-date-of-birth = Fæðingardagur
attribute-birth-name = Nafn við fæðingu
attribute-place-of-birth = Fæðingarstaður
attribute-current-address = Heimilisfang
attribute-gender = Kyn
attribute-nationality = Ríkisfang
attribute-country-of-birth = Fæðingarland
attribute-town-of-birth = Fæðingarbær
attribute-country-of-residence = Búsetuland
attribute-phone-number = Símanúmer
attribute-email-address = Netfang
gender-female = Kona
gender-male = Karl
gender-unspecified = Ekki tilgreint

attribute-legal-person-identifier = Auðkennisnúmer lögaðila
attribute-legal-name = Heiti lögaðila
attribute-legal-address = Heimilisfang lögaðila
attribute-vat-registration = Virðisaukaskattsnúmer
attribute-tax-reference = Skattnúmer
attribute-euid = Evrópskt fyrirtækjanúmer (EUID)
attribute-lei = Alþjóðlegt auðkenni lögaðila (LEI)
attribute-eori = Tollnúmer (EORI)
attribute-seed = Vörugjaldsnúmer (SEED)
attribute-sic = Atvinnugreinanúmer (SIC)
attribute-legal-phone-number = Símanúmer lögaðila
attribute-legal-email-address = Netfang lögaðila
