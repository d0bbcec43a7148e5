### Slovak, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Prihlásenie: { $country }
log-in-there = Prihlásenie prebieha na oficiálnych stránkach tejto krajiny. Nič z toho, čo tam napíšete, napríklad heslo, tu nevidíme.
go-back-title = Návrat: { $name }
go-back-done = Prihlásenie je dokončené. Výsledok sa teraz odovzdáva službe.
go-back-not-sent = Neodosielajú sa žiadne údaje o vás.
press-if-stuck = Ak sa ďalšia stránka neotvorí sama, stlačte tlačidlo.
follow-if-stuck = Ak sa ďalšia stránka neotvorí sama, použite odkaz.
continue-to = Pokračovať: { $name }
continue = Pokračovať
onward-title = Okamih, prosím
onward = Ďalšia stránka sa otvorí sama.

logout-title = Nemáte tu žiadne aktívne prihlásenie
logout = Každé prihlásenie cez túto webovú stránku platí raz, pre službu, ktorá oň požiadala. Potom tu nič neuchovávame, takže tu nie je čo ukončiť.
logout-question = Iná webová stránka vás sem poslala, aby ste sa odhlásili. Chcete sa odhlásiť?
logout-confirm = Áno, odhlásiť sa
logout-elsewhere = Ak sa chcete odhlásiť zo služby alebo z prihlasovacieho systému svojej krajiny, použite tlačidlo tam alebo zatvorte prehliadač.
