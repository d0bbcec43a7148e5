### Icelandic, draft of 2026-11-22, not yet read by a native speaker.

help-title = Hjálp við innskráningu
help-lead = Þessi vefur tengir opinbera þjónustu við rafræn skilríki frá öðrum Evrópulöndum.
help-what-title = Hvað gerist hér?
help-what = Þjónusta þarf að vita hver þú ert. Þú velur landið sem gaf út rafrænu skilríkin þín og skráir þig inn þar. Landið staðfestir svo við þjónustuna hver þú ert.
help-who-title = Hver sér lykilorðið mitt?
help-who = Aðeins landið sem gaf út rafrænu skilríkin þín. Við sjáum það aldrei og þjónustan ekki heldur.
help-which-title = Hvaða land á ég að velja?
help-which = Landið sem gaf út kortið, appið eða aðganginn sem þú notar til að skrá þig inn. Það getur verið annað land en það sem þú býrð í eða ert með vegabréf frá.
help-grey-title = Af hverju er ekki hægt að velja sum lönd?
help-grey = Verið getur að landið sé ekki tengt enn, kerfi þess liggi niðri eða það bjóði ekki upp á það sem þjónustan þarf. Ástæðan stendur við nafn landsins.
help-data-title = Hvað fær þjónustan að vita um mig?
help-data = Nöfn þín, fæðingardag og auðkennisnúmer. Annað fær hún aðeins ef hún biður um það og þú samþykkir. Ef spurt er áður en eitthvað er sent sérðu fyrst allar upplýsingarnar.
help-time-title = Hvað hef ég langan tíma?
help-time = { PLURAL($minutes) ->
    [one] Ljúka þarf innskráningu innan { $minutes } mínútu. Eftir það geturðu byrjað aftur.
   *[other] Ljúka þarf innskráningu innan { $minutes } mínútna. Eftir það geturðu byrjað aftur.
}
help-problem-title = Þetta virkar ekki. Hvað get ég gert?
help-problem = Farðu aftur í þjónustuna og byrjaðu innskráninguna upp á nýtt. Ef það dugar ekki skaltu biðja um aðstoð og gefa upp tilvísunarkóðann. Hann er átta stafir og stendur á síðunni þar sem vandinn kom upp.
help-contact-title = Hvern get ég spurt?
help-contact-none = Spurðu þjónustuna sem þú vilt nota.

accessibility-title = Aðgengisyfirlýsing
accessibility-lead = Þessar síður eru gerðar svo að allir geti notað þær: með lyklaborði, með skjálesara, á litlum skjá, með stóru letri og án JavaScript.
accessibility-standard-title = Hversu aðgengilegar eru síðurnar?
accessibility-standard = Þær eru smíðaðar og prófaðar til að uppfylla WCAG 2.2, stig AA. Staðallinn EN 301 549 krefst hluta af því.
accessibility-checked = Hver síða er prófuð sjálfvirkt á öllum tungumálum. Slík próf finna aðeins hluta allra vandamála.
accessibility-limits-title = Hvað er ekki aðgengilegt?
accessibility-limits = Við vitum ekki um neinar hindranir á þessum síðum. Innskráningarsíður annarra landa og síður þjónustunnar eru ekki okkar. Um þær gilda aðrar yfirlýsingar.
accessibility-report-title = Fannstu hindrun?
accessibility-report = Láttu okkur vita hvað þú vildir gera og hvað virkaði ekki. Við svörum eins fljótt og við getum.
accessibility-enforce-title = Ef svar okkar dugar ekki
accessibility-enforce = Þú getur leitað til þeirrar stofnunar sem hefur eftirlit með aðgengi í þessu landi.
accessibility-date = Þessari yfirlýsingu var síðast breytt { $date }.

cookies-title = Vefkökur og persónuvernd
cookies-lead = Í vafranum þínum er aðeins geymt það sem þarf til innskráningar. Ekki er fylgst með neinum, engri tölfræði er safnað um þig og enginn annar vefur kemur við sögu.
cookies-table = Hvað er geymt í vafranum þínum
cookies-name = Heiti
cookies-purpose = Tilgangur
cookies-duration = Hversu lengi það er geymt
cookies-login = Tryggir að innskráningu ljúki í sama vafra og hún hófst í
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } mínúta, eða þar til innskráningu lýkur
   *[other] { $minutes } mínútur, eða þar til innskráningu lýkur
}
cookies-country = Man landið sem þú valdir, en aðeins ef þú baðst um það
cookies-country-duration = Eitt ár, eða þar til þú ýtir á „Gleyma þessu vali“
cookies-data-title = Hvað verður um upplýsingarnar um mig?
cookies-data = Þær eru sendar frá landinu sem gaf út rafrænu skilríkin þín til þjónustunnar sem bað um þær. Hér eru þær aðeins geymdar þar til innskráningu er lokið.
cookies-contact = Ef þú hefur spurningar um gögnin þín skaltu nota tengiliðinn hér fyrir neðan.
