### German, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Anmelden: { $country }
log-in-there = Sie melden sich auf den offiziellen Seiten dieses Landes an. Was Sie dort eingeben, zum Beispiel ein Passwort, ist hier nicht zu sehen.
go-back-title = Zurück: { $name }
go-back-done = Ihre Anmeldung ist abgeschlossen. Das Ergebnis geht jetzt zurück an den Dienst.
go-back-not-sent = Es werden keine Daten über Sie gesendet.
press-if-stuck = Wenn sich die nächste Seite nicht von selbst öffnet, drücken Sie auf die Schaltfläche.
follow-if-stuck = Wenn sich die nächste Seite nicht von selbst öffnet, folgen Sie dem Link.
continue-to = Weiter: { $name }
continue = Weiter
onward-title = Einen Moment
onward = Es geht von selbst weiter.

logout-title = Sie sind hier nicht angemeldet
logout = Jede Anmeldung über diese Website gilt einmal, für den Dienst, der sie angefragt hat. Danach wird hier nichts aufbewahrt. Deshalb gibt es hier nichts zu beenden.
logout-question = Eine Website hat Sie zum Abmelden hierher geleitet. Möchten Sie sich abmelden?
logout-confirm = Ja, abmelden
logout-elsewhere = Um sich bei einem Dienst oder bei der Anmeldung Ihres Landes abzumelden, verwenden Sie die Schaltfläche dort oder schließen Sie den Browser.
