### Finnish, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Tunnistaudu: { $country }
log-in-there = Tunnistaudut kyseisen maan virallisilla sivuilla. Tietoja, joita kirjoitat siellä, kuten salasanaa, ei nähdä täällä.
go-back-title = Palataan: { $name }
go-back-done = Tunnistautuminen on valmis. Tulos lähetetään nyt palveluun.
go-back-not-sent = Sinusta ei lähetetä mitään tietoja.
press-if-stuck = Jos seuraava sivu ei avaudu itsestään, paina painiketta.
follow-if-stuck = Jos seuraava sivu ei avaudu itsestään, avaa se linkistä.
continue-to = Jatka: { $name }
continue = Jatka
onward-title = Hetkinen
onward = Siirryt eteenpäin automaattisesti.

logout-title = Et ole kirjautuneena tänne
logout = Jokainen tunnistautuminen tämän sivuston kautta kelpaa kerran, vain siihen palveluun, joka pyysi sitä. Tänne ei sen jälkeen jää mitään, joten täältä ei tarvitse kirjautua ulos.
logout-question = Jokin sivusto ohjasi sinut tänne kirjautumaan ulos. Halusitko sitä?
logout-confirm = Kyllä, kirjaa minut ulos
logout-elsewhere = Jos haluat kirjautua ulos palvelusta tai maasi tunnistautumispalvelusta, käytä siellä olevaa painiketta tai sulje selain.
