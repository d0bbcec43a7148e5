### Maltese, draft of 2026-11-22, not yet read by a native speaker.

side-label = Fejn hi l-problema
sent-label = X’intbagħat dwarek
steps-label = X’tista’ tagħmel
ask-label = Lil min tistaqsi
ask-help = Jekk titlob l-għajnuna, agħti din ir-referenza. Ma tgħid xejn dwarek.
reference-label = Referenza
code-label = Tip ta’ problema
again = Ibda mill-ġdid
other-country = Agħżel pajjiż ieħor
sent-nothing = Ma ntbagħat xejn dwarek lil ħadd.
sent-not-passed-on = Ma ntbagħat xejn dwarek lis-servizz.
side-nobody = Ħadd ma żbalja.
side-ours = Min-naħa tagħna. M’għamilt xejn ħażin.

request-not-understood = Ma stajniex naqraw it-talba għal-login
    .happened = Il-paġna li bagħtitek hawn talbet login b’mod li ma nistgħux naċċettaw. Il-login ma nbediex.
    .side = Min-naħa tas-servizz jew tal-pajjiż li bagħtek hawn. M’għamilt xejn ħażin.
    .step-1 = Mur lura għas-servizz u ibda l-login mill-ġdid.
    .step-2 = Jekk terġa’ tidher din il-paġna, għarraf lis-servizz u agħti r-referenza.

unknown-sender = Ma nafux min bagħtek hawn
    .happened = It-talba għal-login ġiet minn sit web li mhux irreġistrat magħna, u għalhekk ma weġibnihiex.
    .side = Min-naħa tas-sit web li bagħtek hawn.
    .step-1 = Iftaħ is-servizz mill-indirizz uffiċjali tiegħu, mhux minn link f’messaġġ.
    .step-2 = Jekk diġà għamilt hekk, għarraf lis-servizz u agħti r-referenza.

already-used = Dan il-pass diġà sar
    .happened = Kull pass ta’ login jaħdem darba biss. Dan diġà ntuża: bil-buttuna biex tmur lura, b’għafsa oħra, jew f’tab ieħor.
    .side = Ħadd ma żbalja. Din ir-regola tipproteġik milli xi ħadd jirrepeti l-login tiegħek.
    .sent = Ma ntbagħat xejn għat-tieni darba.
    .step-1 = Jekk is-servizz hu miftuħ f’tab ieħor, kompli hemmhekk.
    .step-2 = Inkella, ibda l-login mill-ġdid.

finished = Dan il-login intemm
    .happened = Diġà lestejt dan il-login. Hawn ma fadal xejn x’tagħmel.
    .sent = Dak li kien jeħtieġ is-servizz intbagħat darba, meta tlesta l-login. Issa ma ntbagħat xejn.
    .step-1 = Jekk is-servizz hu miftuħ f’tab ieħor, kompli hemmhekk.
    .step-2 = Biex tidħol darba oħra, mur għand is-servizz u ibda minn hemm.

expired = Dan il-login dam wisq
    .happened = Għas-sigurtà tiegħek, il-login irid jitlesta fi żmien limitat, u dak iż-żmien għadda.
    .side = Ħadd ma żbalja. Tista’ tibda mill-ġdid.
    .sent = Ma ntbagħat xejn.
    .step-1 = Ibda l-login mill-ġdid.

other-browser = Dan il-login inbeda f’browser ieħor
    .happened = Il-login irid jitlesta fil-browser li fih inbeda. Ma nbediex f’dan il-browser, jew dan il-browser ma jżommx cookies.
    .side = Fil-browser. Jekk segwejt link li bagħatlek xi ħadd, agħlaq din il-paġna: il-login jista’ ma jkunx tiegħek.
    .step-1 = Mur għand is-servizz b’dan il-browser u ibda l-login mill-ġdid.
    .step-2 = Jekk terġa’ tidher din il-paġna, ippermetti l-cookies għal dan is-sit web, jew ipprova browser ieħor.
    .step-3 = Jekk matul il-proċess xi app fetħet browser ieħor, ibda f’dak il-browser.

cancelled = Ikkanċellajt il-login
    .happened = Ikkanċellajt hawn jew f’pass ta’ qabel. M’hemmx problema: il-login ma sarx.
    .step-1 = Jekk ma ridtx tikkanċella, ibda l-login mill-ġdid.

foreign-answer-invalid = Ma stajniex naċċettaw it-tweġiba ta’ pajjiżek
    .happened = Ġejt lura mill-paġni tal-pajjiż li għażilt, iżda t-tweġiba ta’ dak il-pajjiż ma għaddietx mill-kontrolli tagħna, u għalhekk ma użajnihiex.
    .side = X’aktarx fil-konnessjoni bejn dak il-pajjiż u s-sistema tagħna. M’għamilt xejn ħażin.
    .sent = Ma ntbagħat xejn dwarek lis-servizz. It-tweġiba tħassret.
    .step-1 = Ibda l-login mill-ġdid.
    .step-2 = Jekk terġa’ tidher din il-paġna, itlob l-għajnuna u agħti r-referenza.

representation-not-accepted = Dan is-servizz ma jaċċettax login f’isem ħaddieħor
    .happened = Il-pajjiż li għażilt qalilna li qed taġixxi f’isem persuna oħra jew f’isem kumpanija. Is-servizz jaċċetta biss persuni li jaġixxu f’isimhom stess.
    .side = Ħadd ma żbalja. Is-servizz iddeċieda lil min idaħħal.
    .sent = Ma ntbagħat xejn lis-servizz dwarek, u lanqas dwar min qed taġixxi f’ismu.
    .step-1 = Ibda mill-ġdid, u idħol f’ismek stess.
    .step-2 = Jekk trid taġixxi f’isem ħaddieħor, staqsi lis-servizz kif jista’ jsir.

foreign-unavailable = Il-pajjiż li għażilt mhux qed iwieġeb
    .happened = Bħalissa ma nistgħux naslu għal-login ta’ dak il-pajjiż.
    .side = Min-naħa ta’ dak il-pajjiż, mhux hawn u mhux għandek.
    .step-1 = Erġa’ pprova fi ftit minuti.
    .step-2 = Jekk għandek identità elettronika ta’ pajjiż ieħor, agħżel lil dak il-pajjiż.

country-not-choosable = Dan il-pajjiż ma jistax jintuża għal dan il-login
    .happened = Il-login ma kienx se jirnexxi hemmhekk, jew għallinqas mhux bħalissa, u għalhekk ma bgħatniekx hemm.
    .side = F’dak li joffri l-login ta’ dak il-pajjiż u f’dak li jeħtieġ is-servizz. M’għamilt xejn ħażin.
    .step-1 = Jekk għandek identità elettronika ta’ pajjiż ieħor, agħżel lil dak il-pajjiż.
    .step-2 = Inkella mur lura, u staqsi lis-servizz għal mod ieħor kif tidħol jew kif tapplika.

level-not-reached = Il-login ma kienx sigur biżżejjed għal dan is-servizz
    .happened = Dħalt, iżda s-servizz jeħtieġ tip ta’ login aktar sigur, bħal karta tal-identità b’ċippa.
    .side = Fit-tip ta’ login li ntuża. M’għamilt xejn ħażin.
    .step-1 = Ibda mill-ġdid, u agħżel mod aktar sigur kif tidħol, jekk għandek.
    .step-2 = Inkella staqsi lis-servizz għal mod ieħor kif tidħol jew kif tapplika.

data-missing = Jonqos dettall li s-servizz jeħtieġ
    .happened = Dħalt, iżda l-identità elettronika tiegħek ma fihiex id-dettalji kollha li s-servizz jeħtieġ.
    .side = F’dak li fiha l-identità elettronika tiegħek. M’għamilt xejn ħażin.
    .step-1 = Staqsi lil min ħareġ l-identità elettronika tiegħek jekk id-dettall jistax jiżdied.
    .step-2 = Staqsi lis-servizz għal mod ieħor kif tidħol jew kif tapplika.

foreign-login = Din l-identità elettronika hija ta’ pajjiż ieħor
    .happened = Dħalt bl-identità elettronika ta’ pajjiż ieħor. Minn hawn jistgħu jintużaw biss l-identitajiet elettroniċi ta’ dan il-pajjiż.
    .side = Ħadd ma żbalja. Kull pajjiż jikkonferma biss l-identitajiet elettroniċi tiegħu stess.
    .step-1 = Mur lura għas-servizz, ibda mill-ġdid, u agħżel il-pajjiż li ħareġ l-identità elettronika tiegħek.

own-fault = Xi ħaġa ma ħadmitx min-naħa tagħna
    .happened = Il-login ma setax ikompli minħabba ħsara fis-sistema tagħna. Irreġistrajna x’ġara.
    .step-1 = Ibda l-login mill-ġdid.
    .step-2 = Jekk terġa’ tidher din il-paġna, erġa’ pprova aktar tard, jew itlob l-għajnuna u agħti r-referenza.

hub-unavailable = Il-login nazzjonali mhux qed iwieġeb
    .happened = Bħalissa ma nistgħux naslu għal-login nazzjonali li neħtieġu għal dan il-pass.
    .side = Min-naħa tal-login nazzjonali. M’għamilt xejn ħażin.
    .step-1 = Erġa’ pprova fi ftit minuti, u ibda mis-servizz.

too-busy = Qed jidħlu wisq nies fl-istess ħin
    .happened = Bħalissa ma nistgħux nilqgħu login ieħor, biex dawk li huma għaddejjin ikunu jistgħu jitlestew.
    .step-1 = Stenna minuta, imbagħad ibda l-login mill-ġdid.

page-not-found = M’hemm l-ebda paġna f’dan l-indirizz
    .happened = L-indirizz mhux miktub sew, jew huwa ta’ login li ntemm. Login ma jistax jinbeda minn bookmark.
    .side = Fl-indirizz li nfetaħ.
    .step-1 = Mur għand is-servizz li trid tuża u ibda l-login hemmhekk.

logout-not-understood = Ma stajniex naqraw it-talba biex toħroġ
    .happened = Il-paġna li bagħtitek hawn talbet li toħroġ b’mod li ma nistgħux naċċettaw. Hawn m’għandek l-ebda login miftuħ: kull login jgħodd darba biss, u wara ma jinżamm xejn hawn.
    .side = Min-naħa tas-sit web li bagħtek hawn. M’għamilt xejn ħażin.
    .step-1 = Biex toħroġ minn servizz, uża l-buttuna li hemm hemmhekk, jew agħlaq il-browser.
    .step-2 = Jekk terġa’ tidher din il-paġna, għarraf lis-servizz u agħti r-referenza.
