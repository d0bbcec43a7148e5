### Hungarian, draft of 2026-11-22, not yet read by a native speaker.

side-label = Hol van a probléma
sent-label = Mit küldtünk el Önről
steps-label = Mit tehet
ask-label = Kitől kérhet segítséget
ask-help = Ha segítséget kér, adja meg ezt a hivatkozási kódot. A kód semmit sem árul el Önről.
reference-label = Hivatkozási kód
code-label = A probléma fajtája
again = Újrakezdés
other-country = Másik ország választása
sent-nothing = Önről senkinek sem küldtünk el semmit.
sent-not-passed-on = Önről semmit nem továbbítottunk a szolgáltatásnak.
side-nobody = Senki nem hibázott.
side-ours = Nálunk. Ön nem hibázott.

request-not-understood = Nem tudtuk elolvasni a bejelentkezési kérést
    .happened = Az az oldal, amely ide irányította Önt, olyan módon kért bejelentkezést, amelyet nem tudunk elfogadni. A bejelentkezés nem kezdődött el.
    .side = Annál a szolgáltatásnál vagy országnál, amely ide irányította Önt. Ön nem hibázott.
    .step-1 = Térjen vissza a szolgáltatáshoz, és kezdje újra a bejelentkezést.
    .step-2 = Ha megint ezt az oldalt látja, jelezze a szolgáltatónak, és adja meg a hivatkozási kódot.

unknown-sender = Nem tudjuk, ki irányította ide Önt
    .happened = A bejelentkezési kérés olyan webhelyről érkezett, amely nincs nálunk nyilvántartva, ezért nem válaszoltunk rá.
    .side = Annál a webhelynél, amely ide irányította Önt.
    .step-1 = Nyissa meg a szolgáltatást a hivatalos címén, ne egy üzenetben kapott hivatkozáson át.
    .step-2 = Ha már így tett, jelezze a szolgáltatónak, és adja meg a hivatkozási kódot.

already-used = Ez a lépés már megtörtént
    .happened = A bejelentkezés minden lépése egyszer működik. Ezt a lépést már felhasználták: a Vissza gombbal, ismételt gombnyomással vagy egy másik lapon.
    .side = Senki nem hibázott. Ez a szabály attól védi Önt, hogy valaki megismételje a bejelentkezését.
    .sent = Semmit nem küldtünk el másodszor.
    .step-1 = Ha a szolgáltatás egy másik lapon nyitva van, folytassa ott.
    .step-2 = Egyébként kezdje újra a bejelentkezést.

finished = Ez a bejelentkezés már befejeződött
    .happened = Ezt a bejelentkezést Ön korábban befejezte. Itt már nincs teendő.
    .sent = Amire a szolgáltatásnak szüksége volt, azt egyszer, a bejelentkezés befejezésekor elküldtük. Most nem küldtünk el semmit.
    .step-1 = Ha a szolgáltatás egy másik lapon nyitva van, folytassa ott.
    .step-2 = Ha még egyszer be szeretne jelentkezni, menjen a szolgáltatáshoz, és ott kezdje el.

expired = A bejelentkezés túl sokáig tartott
    .happened = Az Ön biztonsága érdekében a bejelentkezést korlátozott időn belül be kell fejezni, és ez az idő letelt.
    .side = Senki nem hibázott. Újra elkezdheti.
    .sent = Semmit nem küldtünk el.
    .step-1 = Kezdje újra a bejelentkezést.

other-browser = A bejelentkezés egy másik böngészőben kezdődött
    .happened = A bejelentkezést abban a böngészőben kell befejezni, amelyikben elkezdődött. Nem ebben a böngészőben kezdődött, vagy a böngésző nem tárol sütiket.
    .side = A böngészőben. Ha olyan hivatkozást nyitott meg, amelyet valaki küldött Önnek, zárja be ezt az oldalt: lehet, hogy ez nem az Ön bejelentkezése.
    .step-1 = Nyissa meg a szolgáltatást ebben a böngészőben, és kezdje újra a bejelentkezést.
    .step-2 = Ha megint ezt az oldalt látja, engedélyezze a sütiket ezen a webhelyen, vagy próbáljon ki egy másik böngészőt.
    .step-3 = Ha egy alkalmazás közben másik böngészőt nyitott meg, abban a böngészőben kezdje el.

cancelled = Ön megszakította a bejelentkezést
    .happened = Itt vagy útközben megszakította a bejelentkezést. Ez nem gond: nincs bejelentkezve.
    .step-1 = Ha nem akarta megszakítani, kezdje újra a bejelentkezést.

foreign-answer-invalid = Nem tudtuk elfogadni az országa válaszát
    .happened = Visszatért a választott ország oldaláról, de az onnan kapott válasz nem felelt meg az ellenőrzésen, ezért nem használtuk fel.
    .side = Valószínűleg az adott ország és a mi rendszerünk közötti kapcsolatban. Ön nem hibázott.
    .sent = Önről semmit nem továbbítottunk a szolgáltatásnak. A választ töröltük.
    .step-1 = Kezdje újra a bejelentkezést.
    .step-2 = Ha megint ezt az oldalt látja, kérjen segítséget, és adja meg a hivatkozási kódot.

representation-not-accepted = Ebbe a szolgáltatásba nem lehet más nevében bejelentkezni
    .happened = A választott ország közölte velünk, hogy Ön más személy vagy egy cég nevében jár el. A szolgáltatás csak azokat fogadja, akik a saját nevükben járnak el.
    .side = Senki nem hibázott. A szolgáltatás dönti el, hogy kit enged be.
    .sent = Sem Önről, sem arról, akinek a nevében eljár, nem továbbítottunk semmit a szolgáltatásnak.
    .step-1 = Kezdje újra, és jelentkezzen be a saját nevében.
    .step-2 = Ha más nevében kell eljárnia, kérdezze meg a szolgáltatótól, hogyan teheti meg.

foreign-unavailable = A választott ország nem válaszol
    .happened = Annak az országnak a bejelentkezése jelenleg nem érhető el.
    .side = Annál az országnál, nem itt és nem Önnél.
    .step-1 = Próbálja meg újra néhány perc múlva.
    .step-2 = Ha van másik országból származó elektronikus azonosító eszköze, válassza azt az országot.

country-not-choosable = Ez az ország ehhez a bejelentkezéshez nem használható
    .happened = A bejelentkezés ott nem sikerülne, vagy most nem sikerülne, ezért nem irányítottuk oda Önt.
    .side = Abban, amit annak az országnak a bejelentkezése nyújt, és amire a szolgáltatásnak szüksége van. Ön nem hibázott.
    .step-1 = Ha van másik országból származó elektronikus azonosító eszköze, válassza azt az országot.
    .step-2 = Egyébként térjen vissza, és kérdezze meg a szolgáltatótól, hogyan jelentkezhet be vagy intézheti az ügyét más módon.

level-not-reached = A bejelentkezés ehhez a szolgáltatáshoz nem volt elég biztonságos
    .happened = Bejelentkezett, de a szolgáltatásnak biztonságosabb bejelentkezési módra van szüksége, például chipes személyazonosító igazolványra.
    .side = A használt bejelentkezési módban. Ön nem hibázott.
    .step-1 = Kezdje újra, és válasszon biztonságosabb bejelentkezési módot, ha van ilyen.
    .step-2 = Egyébként kérdezze meg a szolgáltatótól, hogyan jelentkezhet be vagy intézheti az ügyét más módon.

data-missing = Hiányzik egy adat, amelyre a szolgáltatásnak szüksége van
    .happened = Bejelentkezett, de az elektronikus azonosító eszköze nem tartalmazza az összes adatot, amelyre a szolgáltatásnak szüksége van.
    .side = Az elektronikus azonosító eszköz adataiban. Ön nem hibázott.
    .step-1 = Kérdezze meg az azonosító eszköz kiadójától, hogy pótolható-e a hiányzó adat.
    .step-2 = Kérdezze meg a szolgáltatótól, hogyan jelentkezhet be vagy intézheti az ügyét más módon.

foreign-login = Ez az azonosító eszköz másik országból származik
    .happened = Másik ország elektronikus azonosító eszközével jelentkezett be. Innen csak ennek az országnak az azonosító eszközeivel történt bejelentkezés továbbítható.
    .side = Senki nem hibázott. Minden ország csak a saját azonosító eszközeivel történt bejelentkezést továbbítja.
    .step-1 = Térjen vissza a szolgáltatáshoz, kezdje újra, és válassza ki azt az országot, amely kiadta az elektronikus azonosító eszközét.

own-fault = Valami nem működött nálunk
    .happened = A bejelentkezés egy itteni meghibásodás miatt nem tudott folytatódni. Ezt feljegyeztük.
    .step-1 = Kezdje újra a bejelentkezést.
    .step-2 = Ha megint ezt az oldalt látja, próbálja meg később, vagy kérjen segítséget, és adja meg a hivatkozási kódot.

hub-unavailable = A nemzeti azonosítási szolgáltatás nem válaszol
    .happened = Az ehhez a lépéshez szükséges nemzeti azonosítási szolgáltatás jelenleg nem érhető el.
    .side = A nemzeti azonosítási szolgáltatásnál. Ön nem hibázott.
    .step-1 = Próbálja meg néhány perc múlva, a szolgáltatásnál kezdve.

too-busy = Túl sokan jelentkeznek be egyszerre
    .happened = Most nem tudunk újabb bejelentkezést fogadni, hogy a folyamatban lévők befejeződhessenek.
    .step-1 = Várjon egy percet, majd kezdje újra a bejelentkezést.

page-not-found = Ezen a címen nincs oldal
    .happened = A cím elírást tartalmaz, vagy egy már lezárult bejelentkezéshez tartozik. Könyvjelzőből nem lehet bejelentkezést kezdeni.
    .side = A megnyitott címben.
    .step-1 = Menjen ahhoz a szolgáltatáshoz, amelyet használni szeretne, és ott kezdje el a bejelentkezést.

logout-not-understood = Nem tudtuk elolvasni a kijelentkezési kérést
    .happened = Az az oldal, amely ide irányította Önt, olyan módon kért kijelentkezést, amelyet nem tudunk elfogadni. Itt nincs bejelentkezve: minden bejelentkezés egyszer érvényes, és utána itt semmi nem marad meg.
    .side = Annál a webhelynél, amely ide irányította Önt. Ön nem hibázott.
    .step-1 = Ha ki szeretne jelentkezni egy szolgáltatásból, használja az ottani gombot, vagy zárja be a böngészőt.
    .step-2 = Ha megint ezt az oldalt látja, jelezze a szolgáltatónak, és adja meg a hivatkozási kódot.
