### Maltese, draft of 2026-11-22, not yet read by a native speaker.

help-title = Għajnuna biex tidħol
help-lead = Dan is-sit web jgħaqqad is-servizzi pubbliċi mal-identitajiet elettroniċi ta’ pajjiżi Ewropej oħra.
help-what-title = X’jiġri hawn?
help-what = Servizz jitolbok turi min int. Tagħżel il-pajjiż li ħareġ l-identità elettronika tiegħek u tidħol hemmhekk. Dak il-pajjiż jikkonferma lis-servizz min int.
help-who-title = Min jara l-password tiegħi?
help-who = Il-pajjiż biss li ħareġ l-identità elettronika tiegħek. Aħna qatt ma narawha, u lanqas is-servizz.
help-which-title = Liema pajjiż nagħżel?
help-which = Dak li ħareġ il-karta, l-app jew il-kont li bihom tidħol. Jista’ jkun differenti mill-pajjiż fejn toqgħod jew li għandek il-passaport tiegħu.
help-grey-title = Għaliex xi pajjiżi ma jistgħux jintgħażlu?
help-grey = Pajjiż jista’ jkun għadu mhux imqabbad, jista’ ma jkunx qed jaħdem, jew jista’ ma joffrix dak li jeħtieġ is-servizz. Ir-raġuni tinsab ħdejn ismu.
help-data-title = X’isir jaf is-servizz dwari?
help-data = Ismek u kunjomok, id-data tat-twelid tiegħek u identifikatur. Barra minn hekk, dak biss li jitlob is-servizz u li taqbel li jintbagħat. Meta nistaqsuk qabel ma jintbagħat xi ħaġa, l-ewwel tara kollox.
help-time-title = Kemm għandi żmien?
help-time = { PLURAL($minutes) ->
    [one] Il-login irid jitlesta f’minuta. Wara, tista’ tibda mill-ġdid.
    [two] Il-login irid jitlesta f’żewġ minuti. Wara, tista’ tibda mill-ġdid.
    [few] Il-login irid jitlesta fi żmien { $minutes } minuti. Wara, tista’ tibda mill-ġdid.
    [many] Il-login irid jitlesta fi żmien { $minutes }-il minuta. Wara, tista’ tibda mill-ġdid.
   *[other] Il-login irid jitlesta fi żmien { $minutes } minuta. Wara, tista’ tibda mill-ġdid.
}
help-problem-title = Mhux qed jaħdem. X’nista’ nagħmel?
help-problem = Mur lura għas-servizz u ibda l-login mill-ġdid. Jekk dan ma jgħinx, itlob l-għajnuna u agħti r-referenza ta’ tmien karattri li tidher fuq il-paġna bil-problema.
help-contact-title = Lil min nista’ nistaqsi?
help-contact-none = Staqsi lis-servizz li trid tuża.

accessibility-title = Dikjarazzjoni dwar l-aċċessibbiltà
accessibility-lead = Dawn il-paġni saru biex kulħadd ikun jista’ jużahom: bit-tastiera, b’qarrej tal-iskrin, fuq skrin żgħir, b’kitba kbira u mingħajr JavaScript.
accessibility-standard-title = Kemm huma aċċessibbli dawn il-paġni?
accessibility-standard = Inbnew u ġew ittestjati biex jissodisfaw il-WCAG 2.2, livell AA, li EN 301 549 jitlob parti minnhom.
accessibility-checked = Kull paġna tiġi ċċekkjata b’testijiet awtomatiċi f’kull lingwa. Testijiet bħal dawn isibu biss parti mill-problemi.
accessibility-limits-title = X’mhuwiex aċċessibbli?
accessibility-limits = Ma nafu bl-ebda ostaklu fuq dawn il-paġni. Il-paġni tal-login ta’ pajjiżi oħra u l-paġni tas-servizzi mhumiex tagħna; għandhom id-dikjarazzjonijiet tagħhom.
accessibility-report-title = Sibt xi ostaklu?
accessibility-report = Għidilna x’ridt tagħmel u x’ma ħadimx. Inweġbuk kemm jista’ jkun malajr.
accessibility-enforce-title = Jekk it-tweġiba tagħna ma tgħinekx
accessibility-enforce = Tista’ tikkuntattja l-korp li jissorvelja l-aċċessibbiltà f’dan il-pajjiż.
accessibility-date = L-aħħar bidla f’din id-dikjarazzjoni: { $date }.

cookies-title = Cookies u privatezza
cookies-lead = Fil-browser tiegħek jinżamm biss dak li hu meħtieġ għal-login. Ma nsegwu lil ħadd, ma tinġabar l-ebda statistika dwarek, u l-ebda sit web ieħor mhu involut.
cookies-table = X’jinżamm fil-browser tiegħek
cookies-name = Isem
cookies-purpose = Għal xiex iservi
cookies-duration = Kemm idum jinżamm
cookies-login = Jiżgura li l-login jitlesta fil-browser li fih inbeda
cookies-login-duration = { PLURAL($minutes) ->
    [one] Minuta, jew sakemm jintemm il-login
    [two] Żewġ minuti, jew sakemm jintemm il-login
    [few] { $minutes } minuti, jew sakemm jintemm il-login
    [many] { $minutes }-il minuta, jew sakemm jintemm il-login
   *[other] { $minutes } minuta, jew sakemm jintemm il-login
}
cookies-country = Jiftakar il-pajjiż li għażilt, biss jekk tlabt dan
cookies-country-duration = Sena, jew sakemm tagħfas “Insa din l-għażla”
cookies-data-title = X’jiġri mid-dettalji dwari?
cookies-data = Jgħaddu mill-pajjiż li ħareġ l-identità elettronika tiegħek għas-servizz li talabhom. Hawn jinżammu biss sakemm jitlesta l-login.
cookies-contact = Għal mistoqsijiet dwar id-data tiegħek, uża l-kuntatt hawn taħt.
