### Irish, draft of 2026-11-22, not yet read by a native speaker.

consent-title = Seiceáil cad a sheolfar
consent-lead = Logáil tú isteach. Níor seoladh aon rud chuig an tseirbhís fós.
consent-receiver-label = Cé a gheobhaidh na sonraí
consent-purpose-label = Cén fáth a bhfuil siad ag teastáil
consent-purpose-public = Chun tú a logáil isteach sa tseirbhís phoiblí seo
consent-purpose-private = Chun tú a logáil isteach sa tseirbhís phríobháideach seo
consent-purpose = Chun tú a logáil isteach sa tseirbhís seo
consent-level-label = Leibhéal slándála na logála isteach
consent-level-low = Íseal
consent-level-substantial = Substaintiúil
consent-level-high = Ard
consent-person-title = Fút féin
consent-represented-title = An duine nó an chuideachta a bhfuil tú ag gníomhú ar a son
consent-representative-title = Fút féin, agus tú ag gníomhú ar son duine eile
consent-needed-title = Riachtanach chun logáil isteach
consent-needed = Ní féidir leis an tseirbhís tú a ligean isteach gan na sonraí seo.
consent-optional-title = Do rogha féin
consent-optional = Iarrann an tseirbhís na sonraí seo freisin. Cuir tic leis na cinn is mian leat a sheoladh. Is féidir leat logáil isteach gan iad.
consent-original-label = Sa script bhunaidh
consent-once = Ní bhaineann do chinneadh ach leis an logáil isteach seo. Cuirfear an cheist ort arís an chéad uair eile.
consent-wrong = Má tá aon sonra mícheart, ná seol na sonraí. Is í an tír a d’eisigh d’aitheantas leictreonach, agus í sin amháin, atá in ann iad a cheartú.
consent-send = Seol na sonraí
consent-refuse = Ná seol na sonraí
consent-refuse-hint = Mura seolann tú na sonraí, rachaidh tú ar ais chuig an tseirbhís agus ní bheidh tú logáilte isteach.

## Sonraí faoi dhuine

attribute-person-identifier = Aitheantóir pearsanta
attribute-family-name = Sloinne
attribute-first-name = Céadainmneacha
attribute-date-of-birth = Dáta breithe
attribute-birth-name = Ainm ag am na breithe
attribute-place-of-birth = Áit bhreithe
attribute-current-address = Seoladh
attribute-gender = Inscne
attribute-nationality = Náisiúntacht
attribute-country-of-birth = Tír bhreithe
attribute-town-of-birth = Baile nó cathair bhreithe
attribute-country-of-residence = Tír chónaithe
attribute-phone-number = Uimhir theileafóin
attribute-email-address = Seoladh ríomhphoist
gender-female = Baineann
gender-male = Fireann
gender-unspecified = Gan sonrú

## Sonraí faoi chuideachta nó faoi eagraíocht eile

attribute-legal-person-identifier = Aitheantóir na heagraíochta
attribute-legal-name = Ainm na heagraíochta
attribute-legal-address = Seoladh na heagraíochta
attribute-vat-registration = Uimhir CBL
attribute-tax-reference = Uimhir chánach
attribute-euid = Uimhir chuideachta Eorpach (EUID)
attribute-lei = Aitheantóir eintitis dhlíthiúil (LEI)
attribute-eori = Uimhir chustaim (EORI)
attribute-seed = Uimhir mháil (SEED)
attribute-sic = Cód tionscail (SIC)
attribute-legal-phone-number = Uimhir theileafóin na heagraíochta
attribute-legal-email-address = Seoladh ríomhphoist na heagraíochta
