### Czech, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Přihlášení: { $country }
log-in-there = Přihlášení probíhá na oficiálních stránkách této země. Nic z toho, co tam napíšete, například heslo, tady nevidíme.
go-back-title = Návrat: { $name }
go-back-done = Přihlášení je dokončeno. Výsledek se teď předává službě.
go-back-not-sent = Neodesílají se žádné údaje o vás.
press-if-stuck = Pokud se další stránka neotevře sama, stiskněte tlačítko.
follow-if-stuck = Pokud se další stránka neotevře sama, použijte odkaz.
continue-to = Pokračovat: { $name }
continue = Pokračovat
onward-title = Okamžik, prosím
onward = Další stránka se otevře sama.

logout-title = Nemáte tu žádné aktivní přihlášení
logout = Každé přihlášení přes tento web platí jednou, pro službu, která o ně požádala. Potom tu nic neuchováváme, takže tady není co ukončit.
logout-question = Přicházíte sem z jiného webu kvůli odhlášení. Chcete se odhlásit?
logout-confirm = Ano, odhlásit se
logout-elsewhere = Pokud se chcete odhlásit ze služby nebo z přihlašovacího systému své země, použijte tlačítko tam nebo zavřete prohlížeč.
