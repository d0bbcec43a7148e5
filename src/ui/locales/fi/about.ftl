### Finnish, draft of 2026-11-22, not yet read by a native speaker.

help-title = Apua tunnistautumiseen
help-lead = Tämän sivuston kautta julkisiin palveluihin voi tunnistautua muiden Euroopan maiden sähköisillä tunnistusvälineillä.
help-what-title = Mitä täällä tapahtuu?
help-what = Palvelu pyytää sinua todistamaan, kuka olet. Valitset maan, joka on myöntänyt sähköisen tunnistusvälineesi, ja tunnistaudut siellä. Tämä maa vahvistaa palvelulle, kuka olet.
help-who-title = Kuka näkee salasanani?
help-who = Vain se maa, joka on myöntänyt sähköisen tunnistusvälineesi. Me emme näe salasanaasi koskaan, eikä myöskään palvelu näe sitä.
help-which-title = Minkä maan valitsen?
help-which = Valitse maa, joka on myöntänyt kortin, sovelluksen tai tunnukset, joilla tunnistaudut. Se voi olla muu kuin asuinmaasi tai se maa, jonka passi sinulla on.
help-grey-title = Miksi joitakin maita ei voi valita?
help-grey = Maata ei ehkä ole vielä liitetty, sen tunnistautuminen ei ehkä toimi tai se ei tarjoa sitä, mitä palvelu tarvitsee. Syy kerrotaan maan nimen yhteydessä.
help-data-title = Mitä tietoja palvelu saa minusta?
help-data = Nimesi, syntymäaikasi ja henkilötunnisteesi. Muita tietoja palvelu saa vain, jos se pyytää niitä ja sinä suostut siihen. Jos sinulta kysytään ennen tietojen lähettämistä, näet ensin kaikki tiedot.
help-time-title = Kuinka paljon aikaa minulla on?
help-time = { PLURAL($minutes) ->
    [one] Tunnistautuminen on tehtävä loppuun { $minutes } minuutin kuluessa. Sen jälkeen voit aloittaa uudelleen.
   *[other] Tunnistautuminen on tehtävä loppuun { $minutes } minuutin kuluessa. Sen jälkeen voit aloittaa uudelleen.
}
help-problem-title = Tunnistautuminen ei onnistu. Mitä voin tehdä?
help-problem = Palaa palveluun ja aloita tunnistautuminen uudelleen. Jos se ei auta, pyydä apua ja kerro kahdeksan merkin viitekoodi, joka näkyy ongelmasta kertovalla sivulla.
help-contact-title = Keneltä voin kysyä?
help-contact-none = Kysy siitä palvelusta, jota haluat käyttää.

accessibility-title = Saavutettavuusseloste
accessibility-lead = Nämä sivut on tehty niin, että kaikki voivat käyttää niitä: näppäimistöllä, ruudunlukijalla, pienellä näytöllä, suurella tekstillä ja ilman JavaScriptiä.
accessibility-standard-title = Kuinka saavutettavia nämä sivut ovat?
accessibility-standard = Sivut on tehty ja testattu niin, että ne täyttävät WCAG 2.2 -ohjeiston AA-tason vaatimukset, joita standardi EN 301 549 osittain edellyttää.
accessibility-checked = Jokainen sivu tarkistetaan automaattisilla työkaluilla kaikilla kielillä. Tällaiset tarkistukset löytävät vain osan ongelmista.
accessibility-limits-title = Mikä ei ole saavutettavaa?
accessibility-limits = Tiedossamme ei ole saavutettavuuspuutteita näillä sivuilla. Muiden maiden tunnistautumissivut ja palvelujen sivut eivät ole meidän. Niillä on omat selosteensa.
accessibility-report-title = Huomasitko puutteen saavutettavuudessa?
accessibility-report = Kerro meille, mitä halusit tehdä ja mikä ei toiminut. Vastaamme mahdollisimman pian.
accessibility-enforce-title = Jos vastauksemme ei auta
accessibility-enforce = Voit kääntyä sen viranomaisen puoleen, joka valvoo saavutettavuutta tässä maassa.
accessibility-date = Selostetta on muutettu viimeksi: { $date }.

cookies-title = Evästeet ja tietosuoja
cookies-lead = Selaimeesi tallennetaan vain se, mitä tunnistautumiseen tarvitaan. Ketään ei seurata, sinusta ei kerätä tilastoja eikä mukana ole muita sivustoja.
cookies-table = Mitä selaimeesi tallennetaan
cookies-name = Nimi
cookies-purpose = Mihin tarvitaan
cookies-duration = Kuinka kauan säilytetään
cookies-login = Varmistaa, että tunnistautuminen tehdään loppuun siinä selaimessa, jossa se aloitettiin
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } minuutti tai kunnes tunnistautuminen päättyy
   *[other] { $minutes } minuuttia tai kunnes tunnistautuminen päättyy
}
cookies-country = Muistaa valitsemasi maan, mutta vain jos pyysit sitä
cookies-country-duration = Yksi vuosi tai kunnes painat ”Unohda tämä valinta”
cookies-data-title = Mitä tiedoilleni tapahtuu?
cookies-data = Sähköisen tunnistusvälineesi myöntänyt maa välittää ne palveluun, joka pyysi niitä. Täällä niitä säilytetään vain siihen asti, että tunnistautuminen on valmis.
cookies-contact = Jos sinulla on kysyttävää tiedoistasi, ota yhteyttä alla olevaan osoitteeseen.
