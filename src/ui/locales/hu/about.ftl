### Hungarian, draft of 2026-11-22, not yet read by a native speaker.

help-title = Segítség a bejelentkezéshez
help-lead = Ez a webhely más európai országok elektronikus azonosító eszközeit kapcsolja össze a közszolgáltatásokkal.
help-what-title = Mi történik itt?
help-what = Egy szolgáltatás arra kéri Önt, hogy igazolja a személyazonosságát. Ön kiválasztja azt az országot, amely kiadta az elektronikus azonosító eszközét, és ott jelentkezik be. Ez az ország igazolja a szolgáltatásnak, hogy ki Ön.
help-who-title = Ki látja a jelszavamat?
help-who = Csak az az ország, amely kiadta az Ön elektronikus azonosító eszközét. Mi soha nem látjuk, és a szolgáltatás sem.
help-which-title = Melyik országot válasszam?
help-which = Azt, amelyik kiadta a bejelentkezéshez használt kártyát, alkalmazást vagy fiókot. Lehet, hogy ez nem az az ország, ahol Ön él, vagy amelynek az útlevelével rendelkezik.
help-grey-title = Miért nem választható néhány ország?
help-grey = Lehet, hogy egy ország még nem csatlakozott, éppen nem működik ott a bejelentkezés, vagy nem nyújtja azt, amire a szolgáltatásnak szüksége van. Az ok az ország nevénél olvasható.
help-data-title = Mit tud meg rólam a szolgáltatás?
help-data = A nevét, a születési idejét és egy azonosítót, ezen felül pedig csak azt, amit kér, és amihez Ön hozzájárul. Ha a küldés előtt megkérdezzük Önt, először mindent megmutatunk.
help-time-title = Mennyi időm van?
help-time = { PLURAL($minutes) ->
    [one] A bejelentkezést { $minutes } percen belül be kell fejezni. Ezután újra elkezdheti.
   *[other] A bejelentkezést { $minutes } percen belül be kell fejezni. Ezután újra elkezdheti.
}
help-problem-title = Nem sikerül. Mit tehetek?
help-problem = Térjen vissza a szolgáltatáshoz, és kezdje újra a bejelentkezést. Ha ez nem segít, kérjen segítséget, és adja meg a nyolc karakterből álló hivatkozási kódot, amely a problémát leíró oldalon olvasható.
help-contact-title = Kitől kérdezhetek?
help-contact-none = Forduljon annak a szolgáltatásnak az üzemeltetőjéhez, amelyet használni szeretne.

accessibility-title = Akadálymentesítési nyilatkozat
accessibility-lead = Ezek az oldalak úgy készültek, hogy mindenki használhassa őket: billentyűzettel, képernyőolvasóval, kis képernyőn, nagy betűkkel és JavaScript nélkül is.
accessibility-standard-title = Mennyire akadálymentesek ezek az oldalak?
accessibility-standard = Az oldalakat úgy készítettük és teszteltük, hogy megfeleljenek a WCAG 2.2 AA szintjének, amelyet az EN 301 549 szabvány részben előír.
accessibility-checked = Minden oldalt minden nyelven automatikus eszközökkel ellenőrzünk. Az ilyen ellenőrzés a problémáknak csak egy részét találja meg.
accessibility-limits-title = Mi nem akadálymentes?
accessibility-limits = Nem tudunk akadályról ezeken az oldalakon. Más országok bejelentkezési oldalai és a szolgáltatások oldalai nem a mieink; azoknak saját nyilatkozatuk van.
accessibility-report-title = Akadályba ütközött?
accessibility-report = Írja meg nekünk, mit szeretett volna tenni, és mi nem működött. A lehető leghamarabb válaszolunk.
accessibility-enforce-title = Ha a válaszunk nem segít
accessibility-enforce = Ahhoz a szervhez fordulhat, amely ebben az országban az akadálymentességet felügyeli.
accessibility-date = A nyilatkozat utolsó módosítása: { $date }.

cookies-title = Sütik és adatvédelem
cookies-lead = A böngészőjében csak azt tároljuk, ami a bejelentkezéshez szükséges. Senkit sem követünk nyomon, nem készítünk statisztikát Önről, és más webhely sem vesz részt ebben.
cookies-table = Mit tárolunk a böngészőjében
cookies-name = Név
cookies-purpose = Mire szolgál
cookies-duration = Meddig tároljuk
cookies-login = Gondoskodik arról, hogy a bejelentkezés abban a böngészőben fejeződjön be, amelyikben elkezdődött
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } perc, vagy a bejelentkezés végéig
   *[other] { $minutes } perc, vagy a bejelentkezés végéig
}
cookies-country = Megjegyzi a választott országot, de csak akkor, ha Ön ezt kérte
cookies-country-duration = Egy év, vagy a következő gomb megnyomásáig: „A választás törlése”
cookies-data-title = Mi történik az adataimmal?
cookies-data = Az elektronikus azonosító eszközt kiadó ország továbbítja őket annak a szolgáltatásnak, amelyik kérte. Itt csak a bejelentkezés befejezéséig tároljuk őket.
cookies-contact = Az adataival kapcsolatos kérdésekkel forduljon az alábbi elérhetőséghez.
