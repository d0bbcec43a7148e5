### Finnish, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Valitse maa
choose-lead = Valitse maa, joka on myöntänyt sähköisen tunnistusvälineesi. Tunnistaudut kyseisen maan omilla sivuilla.
choose-issuer = Kansalaisuudella tai asuinpaikalla ei ole merkitystä. Tärkeää on se, kuka on myöntänyt kortin, sovelluksen tai tunnukset, joilla tunnistaudut.
asked-label = Mitä tietoja palvelu pyytää
asked-optional = { $detail } (vapaaehtoinen)
search-label = Etsi maasi
search-hint = Millä tahansa kielellä tai maan kaksikirjaimisella tunnuksella.
search-button = Hae
show-all = Näytä kaikki maat
skip-list = Ohita maaluettelo
list-label = Maat
found = { PLURAL($count) ->
    [none] Maata ei löytynyt
    [one] Löytyi { $count } maa
   *[other] Löytyi { $count } maata
}
found-nothing = Haulla ”{ $query }” ei löytynyt maata. Tarkista kirjoitusasu tai näytä kaikki maat.
none-at-all = Mitään maata ei voi valita juuri nyt. Palaa palveluun ja yritä myöhemmin uudelleen.
remember-label = Muista valintani tässä selaimessa
remember-hint = Vain maa muistetaan, yhden vuoden ajan. Älä valitse tätä laitteella, jota muutkin käyttävät.
remembered-label = Viime kerralla valitsit
remembered-forget = Unohda tämä valinta
own-country-title = Onko tunnistusvälineesi samasta maasta kuin palvelu?
own-country = Palaa palveluun ja valitse siellä kansallinen tunnistautuminen.
not-listed-title = Eikö maasi ole luettelossa?
not-listed = Sen sähköistä tunnistusvälinettä ei siinä tapauksessa voi vielä käyttää täällä. Palaa takaisin ja kysy palvelusta, miten voit tunnistautua tai hoitaa asiasi muulla tavalla.
cancel = Keskeytä ja palaa takaisin

hint-unavailable = Palvelu ehdotti maata, jota ei voi käyttää tähän tunnistautumiseen. Syy kerrotaan maan nimen yhteydessä.
hint-unknown = Palvelu ehdotti maata, jota ei ole tässä luettelossa. Valitse maasi täältä.

## Miksi maata ei voi valita

reason-level = Ei voi käyttää täällä: palvelu tarvitsee turvallisemman tunnistautumisen kuin tämä maa tarjoaa.
reason-person-kind = Ei voi käyttää täällä: palvelu pyytää esimerkiksi yrityksen tunnistamista, eikä tällä maalla ole siihen tunnistautumista.
reason-sp-type = Ei voi käyttää täällä: tämän maan tunnistautuminen ei ole avoinna tällaisille palveluille.
reason-requester-id = Ei voi käyttää täällä: tämä maa haluaa tietää tarkasti, mikä yksityinen palvelu pyytää tietoja, eikä palvelu ole kertonut sitä.
reason-attribute = Ei voi käyttää täällä: palvelu tarvitsee sinusta tiedon, jota tämän maan tunnistautuminen ei anna.
reason-version = Ei voi vielä käyttää täällä: tämän maan tunnistautuminen ei toimi yhdessä meidän järjestelmämme kanssa.
reason-outage = Ei käytettävissä juuri nyt: tämän maan tunnistautuminen ei vastaa. Yritä myöhemmin uudelleen.
reason-outage-since = Ei käytettävissä juuri nyt: tämän maan tunnistautuminen ei vastaa. Katko alkoi: { $since }. Yritä myöhemmin uudelleen.
reason-suspended = Ei käytettävissä juuri nyt: tunnistautuminen tästä maasta on keskeytetty.
reason-suspended-since = Ei käytettävissä juuri nyt: tunnistautuminen tästä maasta on keskeytetty. Keskeytys alkoi: { $since }.
reason-not-connected = Ei vielä liitetty.
trouble-since = Ei ehkä toimi juuri nyt: tämän maan järjestelmät eivät ole vastanneet meille. Häiriö alkoi: { $since }.
