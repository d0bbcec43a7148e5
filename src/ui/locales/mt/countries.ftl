### Maltese, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Agħżel pajjiżek
choose-lead = Agħżel il-pajjiż li ħareġ l-identità elettronika tiegħek. Tidħol hemmhekk, fuq il-paġni ta’ dak il-pajjiż.
choose-issuer = Ma jimpurtax x’nazzjonalità għandek jew fejn toqgħod. Jimpurta min ħareġ il-karta, l-app jew il-kont li bihom tidħol.
asked-label = X’jitlob is-servizz
asked-optional = { $detail } (mhux obbligatorju)
search-label = Fittex pajjiżek
search-hint = Bi kwalunkwe lingwa, jew biż-żewġ ittri tal-pajjiż.
search-button = Fittex
show-all = Uri l-pajjiżi kollha
skip-list = Aqbeż il-lista tal-pajjiżi
list-label = Pajjiżi
# With one and two, Maltese says the number in a word.
found = { PLURAL($count) ->
    [none] Ma nstab l-ebda pajjiż
    [one] Instab pajjiż wieħed
    [two] Instabu żewġ pajjiżi
    [few] Instabu { $count } pajjiżi
    [many] Instabu { $count }-il pajjiż
   *[other] Instabu { $count } pajjiż
}
found-nothing = L-ebda pajjiż ma jaqbel ma’ “{ $query }”. Iċċekkja l-ortografija, jew uri l-pajjiżi kollha.
none-at-all = Bħalissa ma jista’ jintgħażel l-ebda pajjiż. Mur lura għas-servizz u erġa’ pprova aktar tard.
remember-label = Ftakar l-għażla tiegħi f’dan il-browser
remember-hint = Jinżamm il-pajjiż biss, għal sena. Timmarkax din il-kaxxa fuq apparat li jużaw persuni oħra.
remembered-label = L-aħħar darba għażilt dan
remembered-forget = Insa din l-għażla
own-country-title = L-identità elettronika tiegħek hija tal-pajjiż tas-servizz?
own-country = Mur lura għas-servizz u agħżel il-login nazzjonali hemmhekk.
not-listed-title = Pajjiżek mhux fil-lista?
not-listed = F’dak il-każ, l-identità elettronika ta’ dak il-pajjiż għadha ma tistax tintuża hawn. Mur lura, u staqsi lis-servizz għal mod ieħor kif tidħol jew kif tapplika.
cancel = Ikkanċella u mur lura

hint-unavailable = Is-servizz issuġġerixxa pajjiż li ma jistax jintuża għal dan il-login. Ir-raġuni tinsab ħdejn ismu.
hint-unknown = Is-servizz issuġġerixxa pajjiż li mhux f’din il-lista. Agħżel pajjiżek hawn.

reason-level = Ma jistax jintuża hawn: is-servizz jeħtieġ login aktar sigur minn dak li joffri dan il-pajjiż.
reason-person-kind = Ma jistax jintuża hawn: is-servizz jistaqsi dwar tip ta’ persuna, bħal kumpanija, li għaliha dan il-pajjiż m’għandux login.
reason-sp-type = Ma jistax jintuża hawn: il-login ta’ dan il-pajjiż mhux miftuħ għal servizzi ta’ dan it-tip.
reason-requester-id = Ma jistax jintuża hawn: dan il-pajjiż irid ikun jaf eżattament liema servizz privat qed jagħmel it-talba, u s-servizz ma qalx.
reason-attribute = Ma jistax jintuża hawn: is-servizz jeħtieġ dettall dwarek li l-login ta’ dan il-pajjiż ma jagħtix.
reason-version = Għadu ma jistax jintuża hawn: il-login ta’ dan il-pajjiż ma jaħdimx flimkien mas-sistema tagħna.
reason-outage = Mhux disponibbli bħalissa: il-login ta’ dan il-pajjiż mhux qed iwieġeb. Erġa’ pprova aktar tard.
reason-outage-since = Mhux disponibbli bħalissa: il-login ta’ dan il-pajjiż mhux qed iwieġeb. Bidu tal-problema: { $since }. Erġa’ pprova aktar tard.
reason-suspended = Mhux disponibbli bħalissa: il-login permezz ta’ dan il-pajjiż huwa sospiż.
reason-suspended-since = Mhux disponibbli bħalissa: il-login permezz ta’ dan il-pajjiż huwa sospiż. Bidu tas-sospensjoni: { $since }.
reason-not-connected = Għadu mhux imqabbad.
trouble-since = Jista’ ma jaħdimx bħalissa: is-sistemi ta’ dan il-pajjiż mhumiex iweġbuna. Bidu tal-problema: { $since }.
