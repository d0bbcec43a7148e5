### Dutch, draft of 2026-11-22, not yet read by a native speaker.

help-title = Hulp bij het inloggen
help-lead = Deze website verbindt publieke diensten met de inlogmiddelen van andere Europese landen.
help-what-title = Wat gebeurt er hier?
help-what = Een dienst wil weten wie u bent. U kiest het land dat uw inlogmiddel heeft uitgegeven en logt daar in. Dat land bevestigt aan de dienst wie u bent.
help-who-title = Wie ziet mijn wachtwoord?
help-who = Alleen het land dat uw inlogmiddel heeft uitgegeven. Wij zien het nooit en de dienst ook niet.
help-which-title = Welk land kies ik?
help-which = Het land dat de kaart, de app of het account heeft uitgegeven waarmee u inlogt. Dat kan een ander land zijn dan het land waar u woont of waarvan u een paspoort hebt.
help-grey-title = Waarom kan ik sommige landen niet kiezen?
help-grey = Een land is misschien nog niet aangesloten, heeft een storing of biedt niet wat de dienst nodig heeft. De reden staat bij de naam van het land.
help-data-title = Wat krijgt de dienst over mij te weten?
help-data = Uw namen, uw geboortedatum en een identificatiecode. Verder alleen wat de dienst vraagt en waarmee u het eens bent. Vragen wij het u voordat er iets wordt verstuurd? Dan ziet u eerst alles.
help-time-title = Hoeveel tijd heb ik?
help-time = { PLURAL($minutes) ->
    [one] U moet binnen { $minutes } minuut klaar zijn met inloggen. Daarna kunt u opnieuw beginnen.
   *[other] U moet binnen { $minutes } minuten klaar zijn met inloggen. Daarna kunt u opnieuw beginnen.
}
help-problem-title = Het werkt niet. Wat kan ik doen?
help-problem = Ga terug naar de dienst en log opnieuw in. Helpt dat niet? Vraag dan om hulp en geef de referentiecode van acht tekens door. Die code staat op de pagina met het probleem.
help-contact-title = Wie kan ik iets vragen?
help-contact-none = Vraag het de dienst die u wilt gebruiken.

accessibility-title = Toegankelijkheidsverklaring
accessibility-lead = Deze pagina’s zijn gemaakt om door iedereen te worden gebruikt: met een toetsenbord, met een schermlezer, op een klein scherm, met grote letters en zonder JavaScript.
accessibility-standard-title = Hoe toegankelijk zijn deze pagina’s?
accessibility-standard = Ze zijn gebouwd en getest om te voldoen aan WCAG 2.2, niveau AA. De norm EN 301 549 vraagt een deel daarvan.
accessibility-checked = Elke pagina wordt in elke taal automatisch getest. Zulke tests vinden maar een deel van alle problemen.
accessibility-limits-title = Wat is niet toegankelijk?
accessibility-limits = Wij kennen geen belemmeringen op deze pagina’s. De inlogpagina’s van andere landen en de pagina’s van diensten zijn niet van ons. Die hebben eigen verklaringen.
accessibility-report-title = Loopt u ergens tegenaan?
accessibility-report = Vertel ons wat u wilde doen en wat niet lukte. Wij antwoorden zo snel mogelijk.
accessibility-enforce-title = Als ons antwoord niet helpt
accessibility-enforce = U kunt terecht bij de instantie die in dit land toezicht houdt op toegankelijkheid.
accessibility-date = Deze verklaring is voor het laatst gewijzigd op { $date }.

cookies-title = Cookies en privacy
cookies-lead = In uw browser wordt alleen bewaard wat nodig is om in te loggen. Niemand wordt gevolgd, er worden geen statistieken over u bijgehouden en er is geen andere website bij betrokken.
cookies-table = Wat in uw browser wordt bewaard
cookies-name = Naam
cookies-purpose = Waarvoor het dient
cookies-duration = Hoelang het wordt bewaard
cookies-login = Zorgt dat het inloggen wordt afgerond in de browser waarin het is begonnen
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } minuut, of tot het inloggen voorbij is
   *[other] { $minutes } minuten, of tot het inloggen voorbij is
}
cookies-country = Onthoudt het land dat u hebt gekozen, alleen als u daarom hebt gevraagd
cookies-country-duration = Een jaar, of tot u op ‘Deze keuze vergeten’ drukt
cookies-data-title = Wat gebeurt er met mijn gegevens?
cookies-data = Het land dat uw inlogmiddel heeft uitgegeven, geeft ze door aan de dienst die erom vroeg. Hier worden ze alleen bewaard tot het inloggen is afgerond.
cookies-contact = Hebt u vragen over uw gegevens? Gebruik dan de contactgegevens hieronder.
