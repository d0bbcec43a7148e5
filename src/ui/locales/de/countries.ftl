### German, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Wählen Sie Ihr Land
choose-lead = Wählen Sie das Land, das Ihre elektronische Identität ausgestellt hat. Sie melden sich dann auf den Seiten dieses Landes an.
choose-issuer = Es geht nicht um Ihre Staatsangehörigkeit oder Ihren Wohnort. Es geht darum, wer die Karte, die App oder das Konto für Ihre Anmeldung ausgestellt hat.
asked-label = Wonach der Dienst fragt
asked-optional = { $detail } (freiwillig)
search-label = Land suchen
search-hint = In einer beliebigen Sprache oder mit den zwei Buchstaben des Landes.
search-button = Suchen
show-all = Alle Länder anzeigen
skip-list = Liste der Länder überspringen
list-label = Länder
found = { PLURAL($count) ->
    [none] Kein Land gefunden
    [one] { $count } Land gefunden
   *[other] { $count } Länder gefunden
}
found-nothing = Kein Land passt zu „{ $query }“. Prüfen Sie die Schreibweise oder lassen Sie alle Länder anzeigen.
none-at-all = Im Moment kann kein Land gewählt werden. Gehen Sie zurück zum Dienst und versuchen Sie es später noch einmal.
remember-label = Meine Auswahl in diesem Browser merken
remember-hint = Nur das Land wird gespeichert, für ein Jahr. Kreuzen Sie dies nicht an, wenn auch andere das Gerät benutzen.
remembered-label = Ihre letzte Auswahl
remembered-forget = Auswahl vergessen
own-country-title = Stammt Ihre elektronische Identität aus dem Land des Dienstes?
own-country = Gehen Sie zurück zum Dienst und wählen Sie dort die nationale Anmeldung.
not-listed-title = Ihr Land steht nicht in der Liste?
not-listed = Dann kann dessen elektronische Identität hier noch nicht verwendet werden. Gehen Sie zurück und fragen Sie den Dienst, wie Sie sich anders anmelden oder einen Antrag stellen können.
cancel = Abbrechen und zurückgehen

hint-unavailable = Der Dienst hat ein Land vorgeschlagen, das für diese Anmeldung nicht verwendet werden kann. Der Grund steht beim Namen des Landes.
hint-unknown = Der Dienst hat ein Land vorgeschlagen, das nicht in dieser Liste steht. Wählen Sie hier Ihr Land.

reason-level = Hier nicht verwendbar: Der Dienst braucht eine sicherere Anmeldung, als dieses Land sie anbietet.
reason-person-kind = Hier nicht verwendbar: Der Dienst fragt zum Beispiel nach einem Unternehmen. Dafür hat dieses Land keine Anmeldung.
reason-sp-type = Hier nicht verwendbar: Die Anmeldung dieses Landes steht Diensten dieser Art nicht offen.
reason-requester-id = Hier nicht verwendbar: Dieses Land möchte genau wissen, welcher private Dienst fragt, und der Dienst hat es nicht angegeben.
reason-attribute = Hier nicht verwendbar: Der Dienst braucht eine Angabe über Sie, die die Anmeldung dieses Landes nicht liefert.
reason-version = Hier noch nicht verwendbar: Die Anmeldung dieses Landes arbeitet mit unserer noch nicht zusammen.
reason-outage = Zurzeit nicht verfügbar: Die Anmeldung dieses Landes antwortet nicht. Versuchen Sie es später noch einmal.
reason-outage-since = Zurzeit nicht verfügbar: Die Anmeldung dieses Landes antwortet seit dem { $since } nicht. Versuchen Sie es später noch einmal.
reason-suspended = Zurzeit nicht verfügbar: Anmeldungen aus diesem Land sind vorübergehend ausgesetzt.
reason-suspended-since = Zurzeit nicht verfügbar: Anmeldungen aus diesem Land sind seit dem { $since } vorübergehend ausgesetzt.
reason-not-connected = Noch nicht angeschlossen.
trouble-since = Funktioniert zurzeit vielleicht nicht: Die Systeme dieses Landes haben uns seit dem { $since } nicht geantwortet.
