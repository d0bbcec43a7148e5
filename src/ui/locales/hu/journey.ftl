### Hungarian, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Bejelentkezés: { $country }
log-in-there = A bejelentkezés annak az országnak a hivatalos oldalain történik. Amit ott beír, például a jelszavát, itt nem látjuk.
go-back-title = Visszatérés: { $name }
go-back-done = A bejelentkezés befejeződött. Az eredményt most elküldjük a szolgáltatásnak.
go-back-not-sent = Önről semmilyen adatot nem küldünk el.
press-if-stuck = Ha a következő oldal nem nyílik meg magától, nyomja meg a gombot.
follow-if-stuck = Ha a következő oldal nem nyílik meg magától, nyissa meg a hivatkozást.
continue-to = Tovább: { $name }
continue = Tovább
onward-title = Egy pillanat
onward = A következő oldal magától megnyílik.

logout-title = Itt nincs bejelentkezve
logout = Az ezen a webhelyen át történő bejelentkezés egyszer érvényes, annál a szolgáltatásnál, amelyik kérte. Utána itt semmi nem marad meg, ezért innen nem kell kijelentkezni.
logout-question = Egy webhely ide irányította Önt, hogy kijelentkezzen. Ezt szeretné?
logout-confirm = Igen, kijelentkezem
logout-elsewhere = Ha egy szolgáltatásból vagy az országa bejelentkezési rendszeréből szeretne kijelentkezni, használja az ottani gombot, vagy zárja be a böngészőt.
