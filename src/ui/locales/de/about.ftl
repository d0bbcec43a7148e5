### German, draft of 2026-11-22, not yet read by a native speaker.

help-title = Hilfe zur Anmeldung
help-lead = Diese Website verbindet öffentliche Online-Dienste mit den elektronischen Identitäten anderer europäischer Länder.
help-what-title = Was passiert hier?
help-what = Ein Online-Dienst möchte wissen, wer Sie sind. Sie wählen das Land, das Ihre elektronische Identität ausgestellt hat, und melden sich dort an. Dieses Land bestätigt dem Dienst, wer Sie sind.
help-who-title = Wer sieht mein Passwort?
help-who = Nur das Land, das Ihre elektronische Identität ausgestellt hat. Wir sehen es nie, und auch der Dienst sieht es nicht.
help-which-title = Welches Land wähle ich?
help-which = Das Land, das die Karte, die App oder das Konto für Ihre Anmeldung ausgestellt hat. Es kann ein anderes Land sein als das, in dem Sie wohnen oder dessen Pass Sie haben.
help-grey-title = Warum lassen sich manche Länder nicht wählen?
help-grey = Ein Land ist vielleicht noch nicht angeschlossen, gerade gestört oder bietet nicht an, was der Dienst braucht. Der Grund steht beim Namen des Landes.
help-data-title = Was erfährt der Dienst über mich?
help-data = Ihre Namen, Ihr Geburtsdatum und eine Kennung. Darüber hinaus nur, was der Dienst erfragt und womit Sie einverstanden sind. Wenn Sie vor dem Senden gefragt werden, sehen Sie zuerst alle Angaben.
help-time-title = Wie viel Zeit habe ich?
help-time = { PLURAL($minutes) ->
    [one] Eine Anmeldung muss innerhalb von { $minutes } Minute abgeschlossen sein. Danach können Sie neu beginnen.
   *[other] Eine Anmeldung muss innerhalb von { $minutes } Minuten abgeschlossen sein. Danach können Sie neu beginnen.
}
help-problem-title = Es funktioniert nicht. Was kann ich tun?
help-problem = Gehen Sie zurück zum Dienst und beginnen Sie die Anmeldung neu. Wenn das nicht hilft, bitten Sie um Hilfe. Nennen Sie dabei den achtstelligen Referenzcode, der auf der Seite mit dem Problem steht.
help-contact-title = Wen kann ich fragen?
help-contact-none = Fragen Sie den Dienst, den Sie nutzen möchten.

accessibility-title = Erklärung zur Barrierefreiheit
accessibility-lead = Diese Seiten sind für alle gemacht: Sie lassen sich mit der Tastatur, mit einem Screenreader, auf einem kleinen Bildschirm, mit großer Schrift und ohne JavaScript benutzen.
accessibility-standard-title = Wie barrierefrei sind diese Seiten?
accessibility-standard = Sie sind so gebaut und getestet, dass sie die WCAG 2.2, Stufe AA, erfüllen. Die Norm EN 301 549 verlangt einen Teil davon.
accessibility-checked = Jede Seite wird in jeder Sprache automatisch getestet. Solche Tests finden nur einen Teil aller Probleme.
accessibility-limits-title = Was ist nicht barrierefrei?
accessibility-limits = Uns ist auf diesen Seiten keine Barriere bekannt. Die Anmeldeseiten anderer Länder und die Seiten der Dienste gehören nicht zu uns. Für sie gibt es eigene Erklärungen.
accessibility-report-title = Haben Sie eine Barriere gefunden?
accessibility-report = Schreiben Sie uns, was Sie tun wollten und was nicht funktioniert hat. Wir antworten so bald wie möglich.
accessibility-enforce-title = Wenn unsere Antwort nicht hilft
accessibility-enforce = Sie können sich an die Stelle wenden, die in diesem Land die Barrierefreiheit überwacht.
accessibility-date = Diese Erklärung wurde zuletzt geändert am { $date }.

cookies-title = Cookies und Datenschutz
cookies-lead = In Ihrem Browser wird nur gespeichert, was für eine Anmeldung nötig ist. Ihr Verhalten wird nicht nachverfolgt, über Sie wird keine Statistik geführt, und keine andere Website ist beteiligt.
cookies-table = Was in Ihrem Browser gespeichert wird
cookies-name = Name
cookies-purpose = Zweck
cookies-duration = Dauer der Speicherung
cookies-login = Stellt sicher, dass eine Anmeldung in dem Browser abgeschlossen wird, in dem sie begonnen wurde
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } Minute oder bis zum Ende der Anmeldung
   *[other] { $minutes } Minuten oder bis zum Ende der Anmeldung
}
cookies-country = Merkt sich das gewählte Land, aber nur auf Ihren Wunsch
cookies-country-duration = Ein Jahr oder bis Sie auf „Auswahl vergessen“ drücken
cookies-data-title = Was geschieht mit den Angaben über mich?
cookies-data = Sie werden von dem Land, das Ihre elektronische Identität ausgestellt hat, an den Dienst weitergegeben, der sie erfragt hat. Hier werden sie nur aufbewahrt, bis die Anmeldung abgeschlossen ist.
cookies-contact = Wenn Sie Fragen zu Ihren Daten haben, wenden Sie sich an den unten genannten Kontakt.
