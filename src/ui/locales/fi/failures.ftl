### Finnish, draft of 2026-11-22, not yet read by a native speaker.

side-label = Missä ongelma on
sent-label = Mitä tietojasi lähetettiin
steps-label = Mitä voit tehdä
ask-label = Keneltä voit kysyä
ask-help = Jos pyydät apua, kerro tämä viitekoodi. Se ei kerro mitään sinusta.
reference-label = Viitekoodi
code-label = Ongelman tyyppi
again = Aloita uudelleen
other-country = Valitse toinen maa
sent-nothing = Tietojasi ei lähetetty kenellekään.
sent-not-passed-on = Tietojasi ei välitetty palveluun.
side-nobody = Kukaan ei tehnyt virhettä.
side-ours = Meillä. Et tehnyt mitään väärin.

request-not-understood = Emme voineet lukea tunnistautumispyyntöä
    .happened = Sivu, jolta tulit tänne, pyysi tunnistautumista tavalla, jota emme voi hyväksyä. Tunnistautumista ei aloitettu.
    .side = Siinä palvelussa tai maassa, joka ohjasi sinut tänne. Et tehnyt mitään väärin.
    .step-1 = Palaa palveluun ja aloita tunnistautuminen uudelleen.
    .step-2 = Jos tulet uudelleen tälle sivulle, ilmoita siitä palveluun ja kerro viitekoodi.

unknown-sender = Emme tiedä, kuka ohjasi sinut tänne
    .happened = Tunnistautumispyyntö tuli sivustolta, jota ei ole rekisteröity meille. Siksi emme vastanneet siihen.
    .side = Sivustolla, joka ohjasi sinut tänne.
    .step-1 = Avaa palvelu sen virallisesta osoitteesta, älä viestissä olleesta linkistä.
    .step-2 = Jos teit jo niin, ilmoita asiasta palveluun ja kerro viitekoodi.

already-used = Tämä vaihe on jo tehty
    .happened = Jokainen tunnistautumisen vaihe toimii kerran. Tätä vaihetta on jo käytetty: paluupainikkeella, toisella painalluksella tai toisessa välilehdessä.
    .side = Kukaan ei tehnyt virhettä. Näin suojaamme sinua siltä, että joku toistaisi tunnistautumisesi.
    .sent = Mitään ei lähetetty toista kertaa.
    .step-1 = Jos palvelu on auki toisessa välilehdessä, jatka siellä.
    .step-2 = Muussa tapauksessa aloita tunnistautuminen uudelleen.

finished = Tämä tunnistautuminen on jo valmis
    .happened = Teit tämän tunnistautumisen loppuun aiemmin. Täällä ei ole enää mitään tehtävää.
    .sent = Palvelun tarvitsemat tiedot lähetettiin kerran, kun tunnistautuminen tuli valmiiksi. Nyt ei lähetetty mitään.
    .step-1 = Jos palvelu on auki toisessa välilehdessä, jatka siellä.
    .step-2 = Jos haluat tunnistautua vielä kerran, mene palveluun ja aloita siellä.

expired = Tunnistautuminen kesti liian kauan
    .happened = Turvallisuutesi vuoksi tunnistautuminen on tehtävä loppuun rajatussa ajassa, ja aika on päättynyt.
    .side = Kukaan ei tehnyt virhettä. Voit aloittaa uudelleen.
    .sent = Mitään ei lähetetty.
    .step-1 = Aloita tunnistautuminen uudelleen.

other-browser = Tunnistautuminen aloitettiin toisessa selaimessa
    .happened = Tunnistautuminen on tehtävä loppuun siinä selaimessa, jossa se aloitettiin. Sitä ei aloitettu tässä selaimessa, tai selain ei tallenna evästeitä.
    .side = Selaimessa. Jos avasit linkin, jonka joku lähetti sinulle, sulje tämä sivu: tunnistautuminen ei ehkä ole sinun.
    .step-1 = Mene palveluun tällä selaimella ja aloita tunnistautuminen uudelleen.
    .step-2 = Jos tulet uudelleen tälle sivulle, salli evästeet tälle sivustolle tai kokeile toista selainta.
    .step-3 = Jos jokin sovellus avasi välillä toisen selaimen, aloita siinä selaimessa.

cancelled = Keskeytit tunnistautumisen
    .happened = Keskeytit täällä tai matkan varrella. Se ei haittaa: et ole tunnistautunut.
    .step-1 = Jos et halunnut keskeyttää, aloita tunnistautuminen uudelleen.

foreign-answer-invalid = Emme voineet hyväksyä maasi vastausta
    .happened = Palasit valitsemasi maan sivuilta, mutta sen vastaus ei läpäissyt tarkistuksiamme. Siksi emme käyttäneet sitä.
    .side = Todennäköisesti yhteydessä meidän ja kyseisen maan välillä. Et tehnyt mitään väärin.
    .sent = Tietojasi ei välitetty palveluun. Vastaus poistettiin.
    .step-1 = Aloita tunnistautuminen uudelleen.
    .step-2 = Jos tulet uudelleen tälle sivulle, pyydä apua ja kerro viitekoodi.

representation-not-accepted = Tähän palveluun ei voi tunnistautua toisen puolesta
    .happened = Valitsemasi maa kertoi meille, että asioit toisen henkilön tai yrityksen puolesta. Palvelu hyväksyy vain ne, jotka asioivat itse omasta puolestaan.
    .side = Kukaan ei tehnyt virhettä. Palvelu on itse päättänyt, kenet se päästää sisään.
    .sent = Sinun tietojasi tai sen tietoja, jonka puolesta asioit, ei välitetty palveluun.
    .step-1 = Aloita uudelleen ja tunnistaudu omasta puolestasi.
    .step-2 = Jos sinun on asioitava toisen puolesta, kysy palvelusta, miten se onnistuu.

foreign-unavailable = Valitsemasi maa ei vastaa
    .happened = Kyseisen maan tunnistautumiseen ei saada juuri nyt yhteyttä.
    .side = Kyseisessä maassa, ei täällä eikä sinulla.
    .step-1 = Yritä uudelleen muutaman minuutin kuluttua.
    .step-2 = Jos sinulla on toisen maan sähköinen tunnistusväline, valitse se maa.

country-not-choosable = Tätä maata ei voi käyttää tähän tunnistautumiseen
    .happened = Tunnistautuminen ei onnistuisi siellä lainkaan tai ainakaan juuri nyt. Siksi emme ohjanneet sinua sinne.
    .side = Siinä, mitä kyseisen maan tunnistautuminen tarjoaa ja mitä palvelu tarvitsee. Et tehnyt mitään väärin.
    .step-1 = Jos sinulla on toisen maan sähköinen tunnistusväline, valitse se maa.
    .step-2 = Muussa tapauksessa palaa takaisin ja kysy palvelusta, miten voit tunnistautua tai hoitaa asiasi muulla tavalla.

level-not-reached = Tunnistautuminen ei ollut riittävän turvallinen tähän palveluun
    .happened = Tunnistauduit, mutta palvelu tarvitsee turvallisemman tunnistautumistavan, esimerkiksi henkilökortin, jossa on siru.
    .side = Käytetyssä tunnistautumistavassa. Et tehnyt mitään väärin.
    .step-1 = Aloita uudelleen ja valitse turvallisempi tunnistautumistapa, jos sinulla on sellainen.
    .step-2 = Muussa tapauksessa kysy palvelusta, miten voit tunnistautua tai hoitaa asiasi muulla tavalla.

data-missing = Palvelun tarvitsema tieto puuttuu
    .happened = Tunnistauduit, mutta sähköinen tunnistusvälineesi ei sisällä kaikkia tietoja, joita palvelu tarvitsee.
    .side = Sähköisen tunnistusvälineesi tiedoissa. Et tehnyt mitään väärin.
    .step-1 = Kysy tunnistusvälineesi myöntäjältä, voiko puuttuvan tiedon lisätä.
    .step-2 = Kysy palvelusta, miten voit tunnistautua tai hoitaa asiasi muulla tavalla.

foreign-login = Tämä tunnistusväline on toisesta maasta
    .happened = Tunnistauduit toisen maan sähköisellä tunnistusvälineellä. Täältä voidaan välittää vain tämän maan tunnistusvälineiden tietoja.
    .side = Kukaan ei tehnyt virhettä. Jokainen maa välittää vain omien tunnistusvälineidensä tietoja.
    .step-1 = Palaa palveluun, aloita uudelleen ja valitse maa, joka on myöntänyt sähköisen tunnistusvälineesi.

own-fault = Jokin meni meillä vikaan
    .happened = Tunnistautuminen ei voinut jatkua täällä olevan vian vuoksi. Vika on kirjattu meille.
    .step-1 = Aloita tunnistautuminen uudelleen.
    .step-2 = Jos tulet uudelleen tälle sivulle, yritä myöhemmin uudelleen tai pyydä apua ja kerro viitekoodi.

hub-unavailable = Kansallinen tunnistautuminen ei vastaa
    .happened = Tähän vaiheeseen tarvittavaan kansalliseen tunnistautumiseen ei saada juuri nyt yhteyttä.
    .side = Kansallisessa tunnistautumisessa. Et tehnyt mitään väärin.
    .step-1 = Yritä uudelleen muutaman minuutin kuluttua ja aloita palvelusta.

too-busy = Liian moni tunnistautuu juuri nyt
    .happened = Emme voi juuri nyt ottaa vastaan uutta tunnistautumista, jotta käynnissä olevat saadaan tehtyä loppuun.
    .step-1 = Odota minuutti ja aloita tunnistautuminen sitten uudelleen.

page-not-found = Tässä osoitteessa ei ole sivua
    .happened = Osoitteessa on kirjoitusvirhe, tai se kuuluu tunnistautumiseen, joka on jo päättynyt. Tunnistautumista ei voi aloittaa kirjanmerkistä.
    .side = Avatussa osoitteessa.
    .step-1 = Mene palveluun, jota haluat käyttää, ja aloita tunnistautuminen siellä.

logout-not-understood = Emme voineet lukea uloskirjautumispyyntöä
    .happened = Sivu, jolta tulit tänne, pyysi uloskirjautumista tavalla, jota emme voi hyväksyä. Et ole kirjautuneena tänne: jokainen tunnistautuminen kelpaa kerran, eikä tänne jää sen jälkeen mitään.
    .side = Sivustolla, joka ohjasi sinut tänne. Et tehnyt mitään väärin.
    .step-1 = Jos haluat kirjautua ulos palvelusta, käytä siellä olevaa painiketta tai sulje selain.
    .step-2 = Jos tulet uudelleen tälle sivulle, ilmoita siitä palveluun ja kerro viitekoodi.
