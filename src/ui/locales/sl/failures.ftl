### Slovenian, draft of 2026-11-22, not yet read by a native speaker.

side-label = Kje je težava
sent-label = Kaj je bilo poslano o vas
steps-label = Kaj lahko storite
ask-label = Koga vprašati
ask-help = Če prosite za pomoč, navedite to referenčno kodo. O vas ne pove ničesar.
reference-label = Referenčna koda
code-label = Vrsta težave
again = Začni znova
other-country = Izberi drugo državo
sent-nothing = Nikomur nismo poslali ničesar o vas.
sent-not-passed-on = Storitvi nismo posredovali ničesar o vas.
side-nobody = Nihče ni naredil napake.
side-ours = Na naši strani. Vi niste storili nič narobe.

request-not-understood = Zahteve za prijavo nismo mogli prebrati
    .happened = Stran, s katere prihajate, je zahtevala prijavo na način, ki ga ne moremo sprejeti. Prijava se ni začela.
    .side = Na strani storitve ali države, s katere strani prihajate. Vi niste storili nič narobe.
    .step-1 = Vrnite se na storitev in začnite prijavo znova.
    .step-2 = Če se ta stran spet prikaže, to sporočite storitvi in navedite referenčno kodo.

unknown-sender = Ne vemo, kdo vas je poslal sem
    .happened = Zahteva za prijavo je prišla s spletnega mesta, ki pri nas ni registrirano, zato nanjo nismo odgovorili.
    .side = Na strani spletnega mesta, s katerega prihajate.
    .step-1 = Storitev odprite prek njenega uradnega naslova, ne prek povezave v sporočilu.
    .step-2 = Če ste to že storili, to sporočite storitvi in navedite referenčno kodo.

already-used = Ta korak je že opravljen
    .happened = Vsak korak prijave velja enkrat. Ta je bil že uporabljen: z gumbom za nazaj, z drugim pritiskom ali v drugem zavihku.
    .side = Nihče ni naredil napake. To pravilo vas varuje pred tem, da bi kdo drug ponovil vašo prijavo.
    .sent = Ničesar nismo poslali dvakrat.
    .step-1 = Če je storitev odprta v drugem zavihku, nadaljujte tam.
    .step-2 = Če ni, začnite prijavo znova.

finished = Ta prijava je končana
    .happened = To prijavo ste že dokončali. Tukaj ni treba storiti ničesar več.
    .sent = Kar je storitev potrebovala, smo poslali enkrat, ob koncu prijave. Zdaj nismo poslali ničesar.
    .step-1 = Če je storitev odprta v drugem zavihku, nadaljujte tam.
    .step-2 = Če se želite prijaviti še enkrat, odprite storitev in začnite tam.

expired = Prijava je trajala predolgo
    .happened = Zaradi vaše varnosti je treba prijavo dokončati v omejenem času, ta čas pa je potekel.
    .side = Nihče ni naredil napake. Začnete lahko znova.
    .sent = Ničesar nismo poslali.
    .step-1 = Začnite prijavo znova.

other-browser = Prijava se je začela v drugem brskalniku
    .happened = Prijavo je treba dokončati v brskalniku, v katerem se je začela. V tem brskalniku se ni začela ali pa brskalnik ne hrani piškotkov.
    .side = V brskalniku. Če vam je povezavo do te strani nekdo poslal, stran zaprite: prijava morda ni vaša.
    .step-1 = Odprite storitev v tem brskalniku in začnite prijavo znova.
    .step-2 = Če se ta stran spet prikaže, dovolite piškotke za to spletno mesto ali poskusite z drugim brskalnikom.
    .step-3 = Če je vmes kakšna aplikacija odprla drug brskalnik, začnite v njem.

cancelled = Prijavo ste preklicali
    .happened = Preklicali ste jo tukaj ali na poti. S tem ni nič narobe: niste prijavljeni.
    .step-1 = Če prijave niste želeli preklicati, jo začnite znova.

foreign-answer-invalid = Odgovora vaše države nismo mogli sprejeti
    .happened = Vrnili ste se s spletnih strani države, ki ste jo izbrali, vendar njen odgovor ni prestal naših preverjanj, zato ga nismo uporabili.
    .side = Najverjetneje v povezavi med to državo in nami. Vi niste storili nič narobe.
    .sent = Storitvi nismo posredovali ničesar o vas. Odgovor smo izbrisali.
    .step-1 = Začnite prijavo znova.
    .step-2 = Če se ta stran spet prikaže, prosite za pomoč in navedite referenčno kodo.

representation-not-accepted = Storitev ne sprejema prijave v imenu drugega
    .happened = Država, ki ste jo izbrali, nam je sporočila, da nastopate v imenu druge osebe ali podjetja. Storitev sprejema samo ljudi, ki nastopajo v svojem imenu.
    .side = Nihče ni naredil napake. Storitev sama odloča, komu dovoli dostop.
    .sent = Storitvi nismo posredovali ničesar o vas niti o tistem, v imenu katerega nastopate.
    .step-1 = Začnite znova in se prijavite v svojem imenu.
    .step-2 = Če morate nastopati v imenu nekoga drugega, vprašajte storitev, kako je to mogoče.

foreign-unavailable = Država, ki ste jo izbrali, ne odgovarja
    .happened = Prijava te države trenutno ni dosegljiva.
    .side = Na strani te države, ne tukaj in ne pri vas.
    .step-1 = Poskusite znova čez nekaj minut.
    .step-2 = Če imate elektronsko identiteto druge države, izberite tisto državo.

country-not-choosable = Te države za to prijavo ni mogoče uporabiti
    .happened = Prijava tam ne bi uspela ali vsaj trenutno ne, zato vas tja nismo preusmerili.
    .side = V tem, kar ponuja prijava te države in kar storitev potrebuje. Vi niste storili nič narobe.
    .step-1 = Če imate elektronsko identiteto druge države, izberite tisto državo.
    .step-2 = Če je nimate, se vrnite in vprašajte storitev, kako se lahko prijavite ali vložite vlogo na drug način.

level-not-reached = Prijava za to storitev ni bila dovolj varna
    .happened = Prijavili ste se, vendar storitev potrebuje varnejšo vrsto prijave, na primer osebno izkaznico s čipom.
    .side = V uporabljeni vrsti prijave. Vi niste storili nič narobe.
    .step-1 = Začnite znova in izberite varnejši način prijave, če ga imate.
    .step-2 = Če ga nimate, vprašajte storitev, kako se lahko prijavite ali vložite vlogo na drug način.

data-missing = Manjka podatek, ki ga storitev potrebuje
    .happened = Prijavili ste se, vendar vaša elektronska identiteta ne vsebuje vseh podatkov, ki jih storitev potrebuje.
    .side = V tem, kar vaša elektronska identiteta vsebuje. Vi niste storili nič narobe.
    .step-1 = Vprašajte izdajatelja svoje elektronske identitete, ali je podatek mogoče dodati.
    .step-2 = Vprašajte storitev, kako se lahko prijavite ali vložite vlogo na drug način.

foreign-login = Ta elektronska identiteta je iz druge države
    .happened = Prijavili ste se z elektronsko identiteto druge države. Od tukaj je mogoče posredovati samo identitete te države.
    .side = Nihče ni naredil napake. Vsaka država posreduje samo svoje identitete.
    .step-1 = Vrnite se na storitev, začnite znova in izberite državo, ki je izdala vašo elektronsko identiteto.

own-fault = Na naši strani je prišlo do težave
    .happened = Prijava se ni mogla nadaljevati zaradi okvare pri nas. Zabeležili smo jo.
    .step-1 = Začnite prijavo znova.
    .step-2 = Če se ta stran spet prikaže, poskusite pozneje ali prosite za pomoč in navedite referenčno kodo.

hub-unavailable = Nacionalna prijava ne odgovarja
    .happened = Nacionalna prijava, ki jo potrebujemo za ta korak, trenutno ni dosegljiva.
    .side = Na strani nacionalne prijave. Vi niste storili nič narobe.
    .step-1 = Poskusite znova čez nekaj minut in začnite pri storitvi.

too-busy = Prijavlja se preveč ljudi
    .happened = V tem trenutku ne moremo sprejeti nove prijave, da se lahko dokončajo tiste, ki že potekajo.
    .step-1 = Počakajte minuto in začnite prijavo znova.

page-not-found = Na tem naslovu ni strani
    .happened = Naslov je napačno vpisan ali pa pripada prijavi, ki je že končana. Prijave ni mogoče začeti iz zaznamka.
    .side = V naslovu, ki se je odprl.
    .step-1 = Odprite storitev, ki jo želite uporabiti, in začnite prijavo tam.

logout-not-understood = Zahteve za odjavo nismo mogli prebrati
    .happened = Stran, s katere prihajate, je zahtevala odjavo na način, ki ga ne moremo sprejeti. Tukaj niste prijavljeni: vsaka prijava velja enkrat in potem se tukaj ne hrani ničesar.
    .side = Na strani spletnega mesta, s katerega prihajate. Vi niste storili nič narobe.
    .step-1 = Če se želite odjaviti iz storitve, uporabite gumb v njej ali zaprite brskalnik.
    .step-2 = Če se ta stran spet prikaže, to sporočite storitvi in navedite referenčno kodo.
