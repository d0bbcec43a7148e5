### Hungarian, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Válasszon országot
choose-lead = Válassza ki azt az országot, amely kiadta az elektronikus azonosító eszközét. A bejelentkezés annak az országnak a saját oldalain történik.
choose-issuer = Nem az állampolgárság vagy a lakóhely számít, hanem az, hogy ki adta ki a kártyát, alkalmazást vagy fiókot, amellyel bejelentkezik.
asked-label = Mit kér a szolgáltatás
asked-optional = { $detail } (nem kötelező)
search-label = Keresse meg az országot
search-hint = Bármilyen nyelven vagy az ország kétbetűs kódja alapján.
search-button = Keresés
show-all = Minden ország megjelenítése
skip-list = Az országok listájának átugrása
list-label = Országok
found = { PLURAL($count) ->
    [none] Nem találtunk országot
    [one] { $count } országot találtunk
   *[other] { $count } országot találtunk
}
found-nothing = Nincs találat erre: „{ $query }”. Ellenőrizze a helyesírást, vagy jelenítse meg az összes országot.
none-at-all = Jelenleg egyetlen ország sem választható. Térjen vissza a szolgáltatáshoz, és próbálja meg később.
remember-label = A választásom megjegyzése ebben a böngészőben
remember-hint = Csak az országot jegyezzük meg, egy évig. Ne jelölje be olyan eszközön, amelyet mások is használnak.
remembered-label = Legutóbb ezt választotta
remembered-forget = A választás törlése
own-country-title = Az azonosító eszköze a szolgáltatás országából származik?
own-country = Térjen vissza a szolgáltatáshoz, és válassza ott a nemzeti azonosítási szolgáltatást.
not-listed-title = Nem találja az országát a listában?
not-listed = Akkor annak az országnak az elektronikus azonosító eszköze itt még nem használható. Térjen vissza, és kérdezze meg a szolgáltatótól, hogyan jelentkezhet be vagy intézheti az ügyét más módon.
cancel = Megszakítás és visszatérés

hint-unavailable = A szolgáltatás olyan országot javasolt, amely ehhez a bejelentkezéshez nem használható. Az ok az ország nevénél olvasható.
hint-unknown = A szolgáltatás olyan országot javasolt, amely nincs ebben a listában. Itt választhat országot.

## Miért nem választható egy ország

reason-level = Itt nem használható: a szolgáltatásnak biztonságosabb bejelentkezésre van szüksége, mint amilyet ez az ország nyújt.
reason-person-kind = Itt nem használható: a szolgáltatás olyan személyről, például cégről kér adatokat, amelynek a bejelentkezését ez az ország nem teszi lehetővé.
reason-sp-type = Itt nem használható: ennek az országnak a bejelentkezése az ilyen szolgáltatások előtt nem áll nyitva.
reason-requester-id = Itt nem használható: ez az ország pontosan tudni szeretné, melyik magánszolgáltatás kér adatokat, és a szolgáltatás ezt nem közölte.
reason-attribute = Itt nem használható: a szolgáltatásnak olyan adatra van szüksége Önről, amelyet ennek az országnak a bejelentkezése nem ad meg.
reason-version = Itt még nem használható: ennek az országnak a bejelentkezése nem működik együtt a miénkkel.
reason-outage = Most nem elérhető: ennek az országnak a bejelentkezése nem válaszol. Próbálja meg később.
reason-outage-since = Most nem elérhető: ennek az országnak a bejelentkezése nem válaszol. A kiesés kezdete: { $since }. Próbálja meg később.
reason-suspended = Most nem elérhető: az ebből az országból történő bejelentkezés szünetel.
reason-suspended-since = Most nem elérhető: az ebből az országból történő bejelentkezés szünetel. A szünet kezdete: { $since }.
reason-not-connected = Még nem csatlakozott.
trouble-since = Lehet, hogy most nem működik: ennek az országnak a rendszerei nem válaszolnak nekünk. A zavar kezdete: { $since }.
