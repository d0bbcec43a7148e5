### Lithuanian, draft of 2026-11-22, not yet read by a native speaker.

help-title = Pagalba jungiantis
help-lead = Ši svetainė susieja viešąsias paslaugas su kitų Europos šalių elektroninės atpažinties priemonėmis.
help-what-title = Kas čia vyksta?
help-what = Paslauga prašo patvirtinti, kas esate. Pasirenkate šalį, kuri išdavė jūsų elektroninės atpažinties priemonę, ir ten prisijungiate. Ta šalis paslaugai patvirtina, kas esate.
help-who-title = Kas mato mano slaptažodį?
help-who = Tik šalis, kuri išdavė jūsų elektroninės atpažinties priemonę. Nei mes, nei paslauga jo niekada nematome.
help-which-title = Kurią šalį pasirinkti?
help-which = Tą, kuri išdavė kortelę, programėlę ar paskyrą, kuria jungiatės. Tai gali būti kita šalis nei ta, kurioje gyvenate ar kurios pasą turite.
help-grey-title = Kodėl kai kurių šalių negalima pasirinkti?
help-grey = Šalis galbūt dar neprijungta, jos prisijungimas gali neveikti arba ji nesuteikia to, ko reikia paslaugai. Priežastis nurodyta prie šalies pavadinimo.
help-data-title = Ką apie mane sužino paslauga?
help-data = Jūsų vardus, pavardę, gimimo datą ir identifikatorių, o iš kitų duomenų tik tai, ko ji prašo ir su kuo sutinkate. Kai prieš siunčiant jūsų klausiama, pirmiausia matote visus duomenis.
help-time-title = Kiek turiu laiko?
help-time = { PLURAL($minutes) ->
    [one] Prisijungimą reikia užbaigti per { $minutes } minutę. Po to galite pradėti iš naujo.
    [few] Prisijungimą reikia užbaigti per { $minutes } minutes. Po to galite pradėti iš naujo.
    [many] Prisijungimą reikia užbaigti per { $minutes } minutės. Po to galite pradėti iš naujo.
   *[other] Prisijungimą reikia užbaigti per { $minutes } minučių. Po to galite pradėti iš naujo.
}
help-problem-title = Nepavyksta prisijungti. Ką daryti?
help-problem = Grįžkite prie paslaugos ir pradėkite jungtis iš naujo. Jei tai nepadeda, kreipkitės pagalbos ir nurodykite aštuonių ženklų atvejo kodą, pateiktą puslapyje apie problemą.
help-contact-title = Į ką galiu kreiptis?
help-contact-none = Kreipkitės į paslaugą, kuria norite naudotis.

accessibility-title = Prieinamumo pareiškimas
accessibility-lead = Šie puslapiai sukurti taip, kad jais galėtų naudotis visi: klaviatūra, ekrano skaitytuvu, mažame ekrane, dideliu šriftu ir be „JavaScript“.
accessibility-standard-title = Kiek šie puslapiai prieinami?
accessibility-standard = Jie sukurti ir išbandyti taip, kad atitiktų WCAG 2.2 AA lygį, kurio iš dalies reikalauja standartas EN 301 549.
accessibility-checked = Kiekvienas puslapis kiekviena kalba tikrinamas automatinėmis priemonėmis. Tokie patikrinimai aptinka tik dalį visų problemų.
accessibility-limits-title = Kas nėra prieinama?
accessibility-limits = Apie kliūtis šiuose puslapiuose nežinome. Kitų šalių prisijungimo puslapiai ir paslaugų puslapiai nėra mūsų; jiems skirti atskiri pareiškimai.
accessibility-report-title = Radote kliūtį?
accessibility-report = Parašykite mums, ką norėjote padaryti ir kas neveikė. Atsakysime kuo greičiau.
accessibility-enforce-title = Jei mūsų atsakymas nepadeda
accessibility-enforce = Galite kreiptis į instituciją, kuri šioje šalyje prižiūri prieinamumą.
accessibility-date = Šis pareiškimas paskutinį kartą pakeistas: { $date }.

cookies-title = Slapukai ir privatumas
cookies-lead = Jūsų naršyklėje saugoma tik tai, ko reikia prisijungti. Niekas nesekamas, statistika apie jus nerenkama, jokia kita svetainė nedalyvauja.
cookies-table = Kas saugoma jūsų naršyklėje
cookies-name = Pavadinimas
cookies-purpose = Kam reikia
cookies-duration = Kiek laiko saugoma
cookies-login = Užtikrina, kad prisijungimas būtų užbaigtas toje naršyklėje, kurioje pradėtas
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } minutę arba kol baigsis prisijungimas
    [few] { $minutes } minutes arba kol baigsis prisijungimas
    [many] { $minutes } minutės arba kol baigsis prisijungimas
   *[other] { $minutes } minučių arba kol baigsis prisijungimas
}
cookies-country = Įsimena pasirinktą šalį, tik jei to paprašėte
cookies-country-duration = Vienus metus arba kol paspausite „Pamiršti šį pasirinkimą“
cookies-data-title = Kas daroma su mano duomenimis?
cookies-data = Šalis, kuri išdavė jūsų elektroninės atpažinties priemonę, perduoda juos paslaugai, kuri jų paprašė. Čia jie laikomi tik tol, kol prisijungimas užbaigiamas.
cookies-contact = Jei turite klausimų apie savo duomenis, kreipkitės toliau nurodytu adresu.
