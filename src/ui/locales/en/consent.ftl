### The page that asks before anything about a person is sent.

consent-title = Check what will be sent
consent-lead = You have logged in. Nothing has been sent to the service yet.
consent-receiver-label = Who receives it
consent-purpose-label = What it is for
consent-purpose-public = To log you in at this public service
consent-purpose-private = To log you in at this private service
consent-purpose = To log you in at this service
consent-level-label = How secure your login was
consent-level-low = Low
consent-level-substantial = Substantial
consent-level-high = High
consent-person-title = About you
consent-represented-title = About the person or company for whom you act
consent-representative-title = About you, acting for somebody else
consent-needed-title = Needed for this login
consent-needed = The service cannot let you in without these details.
consent-optional-title = Your choice
consent-optional = The service asks for these too. Tick what you want to send. You can log in without them.
# Before the same name written in, for instance, Greek letters.
consent-original-label = In the original script
consent-once = You decide for this login only. Next time you are asked again.
consent-wrong = If a detail is wrong, do not send it. Only the country that issued your electronic identity can correct it.
# Two buttons of the same size.
consent-send = Send
consent-refuse = Do not send
consent-refuse-hint = If you do not send, you go back to the service and are not logged in.

## Details about a person

attribute-person-identifier = Identifier
attribute-family-name = Family name
attribute-first-name = First names
attribute-date-of-birth = Date of birth
attribute-birth-name = Name at birth
attribute-place-of-birth = Place of birth
attribute-current-address = Address
attribute-gender = Gender
attribute-nationality = Nationality
attribute-country-of-birth = Country of birth
attribute-town-of-birth = Town of birth
attribute-country-of-residence = Country of residence
attribute-phone-number = Phone number
attribute-email-address = Email address
gender-female = Female
gender-male = Male
gender-unspecified = Not specified

## Details about a company or another organisation

attribute-legal-person-identifier = Identifier of the organisation
attribute-legal-name = Name of the organisation
attribute-legal-address = Address of the organisation
attribute-vat-registration = VAT number
attribute-tax-reference = Tax number
attribute-euid = European company number (EUID)
attribute-lei = Legal entity identifier (LEI)
attribute-eori = Customs number (EORI)
attribute-seed = Excise number (SEED)
attribute-sic = Industry code (SIC)
attribute-legal-phone-number = Phone number of the organisation
attribute-legal-email-address = Email address of the organisation
