### Dutch, draft of 2026-11-22, not yet read by a native speaker.

side-label = Waar het probleem ligt
sent-label = Wat er over u is verstuurd
steps-label = Wat u kunt doen
ask-label = Bij wie u hulp krijgt
ask-help = Als u om hulp vraagt, geef dan deze referentiecode door. De code zegt niets over u.
reference-label = Referentiecode
code-label = Soort probleem
again = Opnieuw beginnen
other-country = Ander land kiezen
sent-nothing = Er zijn geen gegevens over u verstuurd.
sent-not-passed-on = Er is niets over u aan de dienst doorgegeven.
side-nobody = Niemand heeft iets verkeerd gedaan.
side-ours = Bij ons. U hebt niets verkeerd gedaan.

request-not-understood = Wij konden het verzoek om in te loggen niet lezen
    .happened = De pagina die u hierheen stuurde, vroeg om een login op een manier die wij niet kunnen aannemen. Het inloggen is niet begonnen.
    .side = Bij de dienst of het land dat u hierheen stuurde. U hebt niets verkeerd gedaan.
    .step-1 = Ga terug naar de dienst en log opnieuw in.
    .step-2 = Ziet u deze pagina opnieuw? Meld het dan bij de dienst en geef de referentiecode door.

unknown-sender = Wij weten niet wie u hierheen stuurde
    .happened = Het verzoek om in te loggen kwam van een website die niet bij ons is geregistreerd. Daarom hebben wij er niet op geantwoord.
    .side = Bij de website die u hierheen stuurde.
    .step-1 = Open de dienst via het officiële adres, niet via een link in een bericht.
    .step-2 = Hebt u dat al gedaan? Meld het dan bij de dienst en geef de referentiecode door.

already-used = Deze stap is al gedaan
    .happened = Elke stap van het inloggen werkt één keer. Deze stap is al gebruikt: via de knop Terug, door twee keer te drukken of in een ander tabblad.
    .side = Niemand heeft iets verkeerd gedaan. De regel beschermt u, zodat niemand anders uw login kan herhalen.
    .sent = Er is niets voor de tweede keer verstuurd.
    .step-1 = Staat de dienst open in een ander tabblad? Ga dan daar verder.
    .step-2 = Log anders opnieuw in.

finished = U bent al klaar met inloggen
    .happened = U hebt deze login al eerder afgerond. U hoeft hier niets meer te doen.
    .sent = Wat de dienst nodig had, is één keer verstuurd, toen het inloggen was afgerond. Er is nu niets verstuurd.
    .step-1 = Staat de dienst open in een ander tabblad? Ga dan daar verder.
    .step-2 = Wilt u nog een keer inloggen? Ga dan naar de dienst en begin daar.

expired = Het inloggen duurde te lang
    .happened = Voor uw veiligheid moet u binnen een bepaalde tijd klaar zijn met inloggen. Die tijd is voorbij.
    .side = Niemand heeft iets verkeerd gedaan. U kunt opnieuw beginnen.
    .sent = Er is niets verstuurd.
    .step-1 = Log opnieuw in.

other-browser = Het inloggen is in een andere browser begonnen
    .happened = U moet het inloggen afronden in de browser waarin het is begonnen. Het is niet in deze browser begonnen, of deze browser bewaart geen cookies.
    .side = In de browser. Hebt u een link geopend die iemand u stuurde? Sluit dan deze pagina: misschien is dit niet uw login.
    .step-1 = Ga in deze browser naar de dienst en log opnieuw in.
    .step-2 = Ziet u deze pagina opnieuw? Sta dan cookies toe voor deze website of probeer een andere browser.
    .step-3 = Opende een app onderweg een andere browser? Begin dan in die browser.

cancelled = U hebt het inloggen geannuleerd
    .happened = U hebt hier of onderweg geannuleerd. Dat is geen probleem: u bent niet ingelogd.
    .step-1 = Wilde u niet annuleren? Log dan opnieuw in.

foreign-answer-invalid = Wij konden het antwoord van uw land niet aannemen
    .happened = U kwam terug van het land dat u koos, maar het antwoord van dat land kwam niet door onze controles. Daarom hebben wij het niet gebruikt.
    .side = Waarschijnlijk in de verbinding tussen dat land en ons. U hebt niets verkeerd gedaan.
    .sent = Er is niets over u aan de dienst doorgegeven. Het antwoord is verwijderd.
    .step-1 = Log opnieuw in.
    .step-2 = Ziet u deze pagina opnieuw? Vraag dan om hulp en geef de referentiecode door.

representation-not-accepted = Bij deze dienst kunt u niet inloggen voor iemand anders
    .happened = Het land dat u koos, meldt dat u voor een andere persoon of voor een bedrijf handelt. De dienst laat alleen mensen toe die voor zichzelf handelen.
    .side = Niemand heeft iets verkeerd gedaan. De dienst heeft bepaald wie er kan inloggen.
    .sent = Er is niets aan de dienst doorgegeven, niet over u en niet over wie u vertegenwoordigt.
    .step-1 = Begin opnieuw en log in voor uzelf.
    .step-2 = Moet u voor iemand anders handelen? Vraag de dienst dan hoe dat kan.

foreign-unavailable = Het land dat u koos, reageert niet
    .happened = De login van dat land is op dit moment niet bereikbaar.
    .side = Bij dat land, niet hier en niet bij u.
    .step-1 = Probeer het over een paar minuten opnieuw.
    .step-2 = Hebt u een inlogmiddel van een ander land? Kies dan dat land.

country-not-choosable = Dit land kunt u deze keer niet gebruiken
    .happened = Het inloggen zou daar niet lukken, of in elk geval niet op dit moment. Daarom hebben wij u niet doorgestuurd.
    .side = In het verschil tussen wat de login van dat land biedt en wat de dienst nodig heeft. U hebt niets verkeerd gedaan.
    .step-1 = Hebt u een inlogmiddel van een ander land? Kies dan dat land.
    .step-2 = Ga anders terug en vraag de dienst hoe u op een andere manier kunt inloggen of iets kunt aanvragen.

level-not-reached = Inloggen was niet veilig genoeg voor deze dienst
    .happened = Het inloggen lukte, maar de dienst vraagt een veiligere manier van inloggen, zoals een identiteitskaart met een chip.
    .side = In de manier van inloggen. U hebt niets verkeerd gedaan.
    .step-1 = Begin opnieuw en kies een veiligere manier van inloggen, als u die hebt.
    .step-2 = Vraag anders de dienst hoe u op een andere manier kunt inloggen of iets kunt aanvragen.

data-missing = Er ontbreekt een gegeven dat de dienst nodig heeft
    .happened = Het inloggen lukte, maar uw inlogmiddel bevat niet alle gegevens die de dienst nodig heeft.
    .side = In wat uw inlogmiddel bevat. U hebt niets verkeerd gedaan.
    .step-1 = Vraag de instantie die uw inlogmiddel heeft uitgegeven, of het gegeven kan worden toegevoegd.
    .step-2 = Vraag de dienst hoe u op een andere manier kunt inloggen of iets kunt aanvragen.

foreign-login = Dit inlogmiddel komt uit een ander land
    .happened = U logde in met een inlogmiddel van een ander land. Vanaf hier werken alleen inlogmiddelen van dit land.
    .side = Niemand heeft iets verkeerd gedaan. Elk land bevestigt alleen de eigen inlogmiddelen.
    .step-1 = Ga terug naar de dienst, begin opnieuw en kies het land dat uw inlogmiddel heeft uitgegeven.

own-fault = Er ging iets mis bij ons
    .happened = Het inloggen kon niet doorgaan door een storing bij ons. Wij hebben dit vastgelegd.
    .step-1 = Log opnieuw in.
    .step-2 = Ziet u deze pagina opnieuw? Probeer het dan later opnieuw, of vraag om hulp en geef de referentiecode door.

hub-unavailable = De nationale login reageert niet
    .happened = De nationale login die wij voor deze stap nodig hebben, is op dit moment niet bereikbaar.
    .side = Bij de nationale login. U hebt niets verkeerd gedaan.
    .step-1 = Probeer het over een paar minuten opnieuw. Begin daarbij bij de dienst.

too-busy = Te veel mensen loggen tegelijk in
    .happened = Op dit moment kan er niemand bij. Zo kan iedereen die al bezig is, het inloggen afronden.
    .step-1 = Wacht een minuut en log dan opnieuw in.

page-not-found = Op dit adres staat geen pagina
    .happened = Er zit een tikfout in het adres, of het hoort bij een login die voorbij is. U kunt niet inloggen via een bladwijzer.
    .side = In het adres dat is geopend.
    .step-1 = Ga naar de dienst die u wilt gebruiken en log daar in.

logout-not-understood = Wij konden het verzoek om uit te loggen niet lezen
    .happened = De pagina die u hierheen stuurde, vroeg om u uit te loggen op een manier die wij niet kunnen aannemen. U bent hier niet ingelogd: inloggen geldt voor één keer en daarna wordt hier niets bewaard.
    .side = Bij de website die u hierheen stuurde. U hebt niets verkeerd gedaan.
    .step-1 = Wilt u uitloggen bij een dienst? Gebruik dan de knop daar of sluit de browser.
    .step-2 = Ziet u deze pagina opnieuw? Meld het dan bij de dienst en geef de referentiecode door.
