### Croatian, draft of 2026-11-22, not yet read by a native speaker.

help-title = Pomoć pri prijavi
help-lead = Ova internetska stranica povezuje javne usluge s elektroničkim identitetima drugih europskih država.
help-what-title = Što se ovdje događa?
help-what = Usluga traži da dokažete tko ste. Vi odabirete državu koja je izdala vaš elektronički identitet i tamo se prijavljujete. Ta država usluzi potvrđuje tko ste.
help-who-title = Tko vidi moju lozinku?
help-who = Samo država koja je izdala vaš elektronički identitet. Ne vidimo je ni mi ni usluga.
help-which-title = Koju državu trebam odabrati?
help-which = Onu koja je izdala karticu, aplikaciju ili korisnički račun kojim se prijavljujete. To može biti i država u kojoj ne živite ili čiju putovnicu nemate.
help-grey-title = Zašto se neke države ne mogu odabrati?
help-grey = Država možda još nije povezana, njezin sustav možda ne radi ili ne nudi ono što usluga treba. Razlog je naveden uz njezin naziv.
help-data-title = Što usluga saznaje o meni?
help-data = Vaše ime i prezime, datum rođenja i identifikator, a od ostalih podataka samo ono što zatraži i što dopustite poslati. Ako vas prije slanja pitamo za odluku, najprije vidite sve podatke.
help-time-title = Koliko vremena imam?
help-time = { PLURAL($minutes) ->
    [one] Prijavu treba dovršiti u roku od { $minutes } minute. Nakon toga možete početi ponovno.
    [few] Prijavu treba dovršiti u roku od { $minutes } minute. Nakon toga možete početi ponovno.
   *[other] Prijavu treba dovršiti u roku od { $minutes } minuta. Nakon toga možete početi ponovno.
}
help-problem-title = Ne radi. Što mogu učiniti?
help-problem = Vratite se na uslugu i ponovno započnite prijavu. Ako to ne pomogne, zatražite pomoć i navedite referentnu oznaku. Ima osam znakova i nalazi se na stranici s opisom problema.
help-contact-title = Koga mogu pitati?
help-contact-none = Obratite se usluzi koju želite koristiti.

accessibility-title = Izjava o pristupačnosti
accessibility-lead = Ove su stranice izrađene tako da se njima može služiti svatko: tipkovnicom, čitačem zaslona, na malom zaslonu, s velikim slovima i bez JavaScripta.
accessibility-standard-title = Koliko su ove stranice pristupačne?
accessibility-standard = Izrađene su i ispitane tako da zadovolje WCAG 2.2, razinu AA, koju djelomično zahtijeva norma EN 301 549.
accessibility-checked = Svaka se stranica provjerava automatskim testovima na svim jezicima. Takvi testovi otkrivaju samo dio svih problema.
accessibility-limits-title = Što nije pristupačno?
accessibility-limits = Ne znamo ni za jednu prepreku na ovim stranicama. Stranice za prijavu drugih država i stranice usluga nisu naše i imaju vlastite izjave.
accessibility-report-title = Jeste li naišli na prepreku?
accessibility-report = Javite nam što ste željeli učiniti i što nije uspjelo. Odgovorit ćemo što prije.
accessibility-enforce-title = Ako naš odgovor ne pomogne
accessibility-enforce = Možete se obratiti tijelu koje u ovoj državi nadzire pristupačnost.
accessibility-date = Datum zadnje izmjene ove izjave: { $date }

cookies-title = Kolačići i privatnost
cookies-lead = U vašem pregledniku čuva se samo ono što je potrebno za prijavu. Nikoga ne pratimo, ne vodimo statistiku o vama i nije uključena nijedna druga internetska stranica.
cookies-table = Što se čuva u vašem pregledniku
cookies-name = Naziv
cookies-purpose = Čemu služi
cookies-duration = Koliko se dugo čuva
cookies-login = Osigurava da se prijava dovrši u pregledniku u kojem je počela
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } minuta ili do kraja prijave
    [few] { $minutes } minute ili do kraja prijave
   *[other] { $minutes } minuta ili do kraja prijave
}
cookies-country = Pamti državu koju ste odabrali, samo ako ste to zatražili
cookies-country-duration = Godinu dana ili dok ne pritisnete „Zaboravi ovaj odabir”
cookies-data-title = Što se događa s podacima o meni?
cookies-data = Država koja je izdala vaš elektronički identitet prosljeđuje ih usluzi koja ih je zatražila. Ovdje se čuvaju samo dok se prijava ne dovrši.
cookies-contact = Za pitanja o svojim podacima obratite se na kontakt u nastavku.
