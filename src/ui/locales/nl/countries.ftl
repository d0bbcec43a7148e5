### Dutch, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Kies uw land
choose-lead = Kies het land dat uw inlogmiddel heeft uitgegeven. U logt daar in, op de eigen pagina’s van dat land.
choose-issuer = Het gaat niet om uw nationaliteit of om waar u woont. Het gaat erom wie de kaart, de app of het account heeft uitgegeven waarmee u inlogt.
asked-label = Wat de dienst vraagt
asked-optional = { $detail } (niet verplicht)
search-label = Zoek uw land
search-hint = In elke taal, of met de twee letters van het land.
search-button = Zoeken
show-all = Alle landen tonen
skip-list = Lijst van landen overslaan
list-label = Landen
found = { PLURAL($count) ->
    [none] Geen land gevonden
    [one] { $count } land gevonden
   *[other] { $count } landen gevonden
}
found-nothing = Geen land past bij ‘{ $query }’. Controleer de spelling of laat alle landen tonen.
none-at-all = U kunt op dit moment geen land kiezen. Ga terug naar de dienst en probeer het later opnieuw.
remember-label = Mijn keuze in deze browser onthouden
remember-hint = Alleen het land wordt onthouden, een jaar lang. Vink dit niet aan op een apparaat dat anderen ook gebruiken.
remembered-label = Dit koos u de vorige keer
remembered-forget = Deze keuze vergeten
own-country-title = Komt uw inlogmiddel uit het land van de dienst?
own-country = Ga terug naar de dienst en kies daar de nationale login.
not-listed-title = Staat uw land niet in de lijst?
not-listed = Dan kunt u het inlogmiddel van dat land hier nog niet gebruiken. Ga terug en vraag de dienst hoe u op een andere manier kunt inloggen of iets kunt aanvragen.
cancel = Annuleren en teruggaan

hint-unavailable = De dienst stelde een land voor dat u deze keer niet kunt gebruiken. De reden staat bij de naam van het land.
hint-unknown = De dienst stelde een land voor dat niet in deze lijst staat. Kies hier uw land.

reason-level = Hier niet te gebruiken: de dienst vraagt een veiligere manier van inloggen dan dit land biedt.
reason-person-kind = Hier niet te gebruiken: de dienst vraagt bijvoorbeeld naar een bedrijf en daarvoor heeft dit land geen login.
reason-sp-type = Hier niet te gebruiken: de login van dit land staat niet open voor dit soort diensten.
reason-requester-id = Hier niet te gebruiken: dit land wil precies weten welke private dienst erom vraagt en de dienst heeft dat niet gemeld.
reason-attribute = Hier niet te gebruiken: de dienst heeft een gegeven over u nodig dat de login van dit land niet geeft.
reason-version = Hier nog niet te gebruiken: de login van dit land werkt nog niet samen met die van ons.
reason-outage = Nu niet beschikbaar: de login van dit land reageert niet. Probeer het later opnieuw.
reason-outage-since = Nu niet beschikbaar: de login van dit land reageert sinds { $since } niet. Probeer het later opnieuw.
reason-suspended = Nu niet beschikbaar: inloggen via dit land is tijdelijk stilgelegd.
reason-suspended-since = Nu niet beschikbaar: inloggen via dit land is sinds { $since } tijdelijk stilgelegd.
reason-not-connected = Nog niet aangesloten.
trouble-since = Werkt nu misschien niet: de systemen van dit land hebben ons sinds { $since } niet geantwoord.
