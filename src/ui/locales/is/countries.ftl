### Icelandic, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Veldu land
choose-lead = Veldu landið sem gaf út rafrænu skilríkin þín. Þú skráir þig inn þar, á síðum þess lands.
choose-issuer = Hér skiptir ríkisfang þitt eða búseta ekki máli. Það skiptir máli hver gaf út kortið, appið eða aðganginn sem þú notar til að skrá þig inn.
asked-label = Það sem þjónustan biður um
asked-optional = { $detail } (valfrjálst)
search-label = Finna land
search-hint = Á hvaða tungumáli sem er eða með tveggja stafa kóða landsins.
search-button = Leita
show-all = Sýna öll lönd
skip-list = Sleppa landalistanum
list-label = Lönd
found = { PLURAL($count) ->
    [none] Ekkert land fannst
    [one] { $count } land fannst
   *[other] { $count } lönd fundust
}
found-nothing = Ekkert land passar við „{ $query }“. Athugaðu stafsetninguna eða láttu sýna öll lönd.
none-at-all = Ekki er hægt að velja neitt land eins og er. Farðu aftur í þjónustuna og reyndu síðar.
remember-label = Muna val mitt í þessum vafra
remember-hint = Aðeins landið er geymt, í eitt ár. Ekki haka við þetta í tæki sem aðrir nota líka.
remembered-label = Þetta valdirðu síðast
remembered-forget = Gleyma þessu vali
own-country-title = Eru rafrænu skilríkin þín frá landi þjónustunnar?
own-country = Farðu aftur í þjónustuna og veldu innlenda innskráningu þar.
not-listed-title = Er landið þitt ekki á listanum?
not-listed = Þá er ekki enn hægt að nota rafræn skilríki þess hér. Farðu til baka og spurðu þjónustuna hvernig annars megi skrá sig inn eða sækja um.
cancel = Hætta við og fara til baka

hint-unavailable = Þjónustan stakk upp á landi sem ekki er hægt að nota fyrir þessa innskráningu. Ástæðan stendur við nafn landsins.
hint-unknown = Þjónustan stakk upp á landi sem er ekki á þessum lista. Veldu landið þitt hér.

reason-level = Ekki hægt að nota hér: Þjónustan þarf öruggari innskráningu en þetta land býður upp á.
reason-person-kind = Ekki hægt að nota hér: Þjónustan spyr til dæmis um fyrirtæki og þetta land er ekki með innskráningu fyrir það.
reason-sp-type = Ekki hægt að nota hér: Innskráning þessa lands er ekki opin þjónustu af þessu tagi.
reason-requester-id = Ekki hægt að nota hér: Þetta land vill vita nákvæmlega hvaða einkarekna þjónusta spyr og þjónustan hefur ekki gefið það upp.
reason-attribute = Ekki hægt að nota hér: Þjónustan þarf upplýsingar um þig sem innskráning þessa lands veitir ekki.
reason-version = Ekki enn hægt að nota hér: Innskráning þessa lands virkar ekki með okkar kerfi.
reason-outage = Ekki í boði núna: Innskráning þessa lands svarar ekki. Reyndu aftur síðar.
reason-outage-since = Ekki í boði núna: Innskráning þessa lands hefur ekki svarað síðan { $since }. Reyndu aftur síðar.
reason-suspended = Ekki í boði núna: Hlé hefur verið gert á innskráningu frá þessu landi.
reason-suspended-since = Ekki í boði núna: Hlé hefur verið á innskráningu frá þessu landi síðan { $since }.
reason-not-connected = Ekki tengt enn.
trouble-since = Virkar mögulega ekki núna: Kerfi þessa lands hafa ekki svarað okkur síðan { $since }.
