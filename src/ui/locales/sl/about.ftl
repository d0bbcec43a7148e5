### Slovenian, draft of 2026-11-22, not yet read by a native speaker.

help-title = Pomoč pri prijavi
help-lead = To spletno mesto povezuje javne storitve z elektronskimi identitetami drugih evropskih držav.
help-what-title = Kaj se tukaj dogaja?
help-what = Storitev želi, da dokažete, kdo ste. Izberete državo, ki je izdala vašo elektronsko identiteto, in se prijavite tam. Ta država storitvi potrdi, kdo ste.
help-who-title = Kdo vidi moje geslo?
help-who = Samo država, ki je izdala vašo elektronsko identiteto. Gesla ne vidimo niti mi niti storitev.
help-which-title = Katero državo naj izberem?
help-which = Tisto, ki je izdala kartico, aplikacijo ali račun, s katerim se prijavljate. To je lahko druga država kot tista, v kateri živite ali katere potni list imate.
help-grey-title = Zakaj nekaterih držav ni mogoče izbrati?
help-grey = Država morda še ni povezana, njen sistem morda ne deluje ali pa ne ponuja tega, kar storitev potrebuje. Razlog je naveden ob njenem imenu.
help-data-title = Kaj storitev izve o meni?
help-data = Vaše ime in priimek, datum rojstva in identifikator, od drugih podatkov pa samo tiste, za katere zaprosi in katerih pošiljanje dovolite. Kadar vas pred pošiljanjem vprašamo, najprej vidite vse podatke.
help-time-title = Koliko časa imam?
help-time = { PLURAL($minutes) ->
    [one] Prijavo je treba dokončati v { $minutes } minuti. Potem lahko začnete znova.
    [two] Prijavo je treba dokončati v { $minutes } minutah. Potem lahko začnete znova.
    [few] Prijavo je treba dokončati v { $minutes } minutah. Potem lahko začnete znova.
   *[other] Prijavo je treba dokončati v { $minutes } minutah. Potem lahko začnete znova.
}
help-problem-title = Ne deluje. Kaj lahko storim?
help-problem = Vrnite se na storitev in začnite prijavo znova. Če to ne pomaga, prosite za pomoč in navedite referenčno kodo. Ima osem znakov in je na strani z opisom težave.
help-contact-title = Koga lahko vprašam?
help-contact-none = Obrnite se na storitev, ki jo želite uporabiti.

accessibility-title = Izjava o dostopnosti
accessibility-lead = Te strani so narejene tako, da jih lahko uporablja vsakdo: s tipkovnico, z bralnikom zaslona, na majhnem zaslonu, z velikim besedilom in brez JavaScripta.
accessibility-standard-title = Kako dostopne so te strani?
accessibility-standard = Izdelane in preizkušene so tako, da izpolnjujejo WCAG 2.2 na ravni AA, ki jo delno zahteva standard EN 301 549.
accessibility-checked = Vsako stran preverjajo samodejni preizkusi v vseh jezikih. Taki preizkusi odkrijejo le del vseh težav.
accessibility-limits-title = Kaj ni dostopno?
accessibility-limits = Na teh straneh nam ni znana nobena ovira. Prijavne strani drugih držav in strani storitev niso naše in imajo svoje izjave.
accessibility-report-title = Ste naleteli na oviro?
accessibility-report = Sporočite nam, kaj ste želeli storiti in kaj ni delovalo. Odgovorili bomo čim prej.
accessibility-enforce-title = Če naš odgovor ne pomaga
accessibility-enforce = Lahko se obrnete na organ, ki v tej državi nadzoruje dostopnost.
accessibility-date = Zadnja sprememba te izjave: { $date }

cookies-title = Piškotki in zasebnost
cookies-lead = V vašem brskalniku se hrani samo to, kar je potrebno za prijavo. Nikogar ne spremljamo, o vas ne vodimo statistike in ne vključujemo nobenega drugega spletnega mesta.
cookies-table = Kaj se hrani v vašem brskalniku
cookies-name = Ime
cookies-purpose = Čemu služi
cookies-duration = Kako dolgo se hrani
cookies-login = Poskrbi, da se prijava dokonča v brskalniku, v katerem se je začela
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } minuta ali do konca prijave
    [two] { $minutes } minuti ali do konca prijave
    [few] { $minutes } minute ali do konca prijave
   *[other] { $minutes } minut ali do konca prijave
}
cookies-country = Zapomni si državo, ki ste jo izbrali, samo če ste to zahtevali
cookies-country-duration = Eno leto ali dokler ne pritisnete »Pozabi to izbiro«
cookies-data-title = Kaj se zgodi s podatki o meni?
cookies-data = Država, ki je izdala vašo elektronsko identiteto, jih posreduje storitvi, ki je zanje zaprosila. Tukaj se hranijo samo do konca prijave.
cookies-contact = Za vprašanja o svojih podatkih uporabite spodnji kontakt.
