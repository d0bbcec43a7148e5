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
onward = Pokračovanie prebehne samo.

logout-title = Žiadne prihlásenie tu nezostalo otvorené
logout = Každé prihlásenie cez túto webovú stránku platí raz, pre službu, ktorá oň požiadala. Potom tu nič neuchovávame, takže tu nie je čo ukončiť.
logout-question = Prichádzate sem z inej webovej stránky pre odhlásenie. Je to správne?
logout-confirm = Áno, odhlásiť ma
logout-elsewhere = Ak sa chcete odhlásiť zo služby alebo z prihlásenia svojej krajiny, použite tlačidlo tam alebo zatvorte prehliadač.
