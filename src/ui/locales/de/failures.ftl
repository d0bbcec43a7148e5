### German, draft of 2026-11-22, not yet read by a native speaker.

side-label = Wo das Problem liegt
sent-label = Was über Sie gesendet wurde
steps-label = Was Sie tun können
ask-label = Wen Sie fragen können
ask-help = Wenn Sie um Hilfe bitten, nennen Sie diesen Referenzcode. Er sagt nichts über Sie aus.
reference-label = Referenzcode
code-label = Art des Problems
again = Neu beginnen
other-country = Anderes Land wählen
sent-nothing = Es wurden keinerlei Daten über Sie gesendet.
sent-not-passed-on = An den Dienst wurde nichts über Sie weitergegeben.
side-nobody = Niemand hat etwas falsch gemacht.
side-ours = Bei uns. Sie haben nichts falsch gemacht.

request-not-understood = Wir konnten die Anmeldeanfrage nicht lesen
    .happened = Die Seite, von der Sie kommen, hat die Anmeldung auf eine Weise angefragt, die wir nicht annehmen können. Die Anmeldung wurde nicht begonnen.
    .side = Bei dem Dienst oder dem Land, von dem Sie hierher geleitet wurden. Sie haben nichts falsch gemacht.
    .step-1 = Gehen Sie zurück zum Dienst und beginnen Sie die Anmeldung neu.
    .step-2 = Wenn diese Seite wieder erscheint, melden Sie es dem Dienst und nennen Sie den Referenzcode.

unknown-sender = Wir wissen nicht, von welcher Website Sie kommen
    .happened = Die Anmeldeanfrage kam von einer Website, die bei uns nicht registriert ist. Deshalb haben wir sie nicht beantwortet.
    .side = Bei der Website, von der Sie hierher geleitet wurden.
    .step-1 = Öffnen Sie den Dienst über seine offizielle Adresse, nicht über einen Link in einer Nachricht.
    .step-2 = Wenn Sie das bereits getan haben, melden Sie es dem Dienst und nennen Sie den Referenzcode.

already-used = Dieser Schritt ist schon erledigt
    .happened = Jeder Schritt einer Anmeldung funktioniert nur einmal. Dieser wurde schon benutzt: über die Zurück-Taste, durch zweimaliges Drücken oder in einem anderen Tab.
    .side = Niemand hat etwas falsch gemacht. Diese Regel schützt Sie davor, dass jemand Ihre Anmeldung wiederholt.
    .sent = Es wurde nichts ein zweites Mal gesendet.
    .step-1 = Wenn der Dienst in einem anderen Tab geöffnet ist, machen Sie dort weiter.
    .step-2 = Sonst beginnen Sie die Anmeldung neu.

finished = Diese Anmeldung ist abgeschlossen
    .happened = Sie haben diese Anmeldung bereits abgeschlossen. Hier gibt es nichts mehr zu tun.
    .sent = Was der Dienst brauchte, wurde einmal gesendet, als die Anmeldung abgeschlossen war. Jetzt wurde nichts gesendet.
    .step-1 = Wenn der Dienst in einem anderen Tab geöffnet ist, machen Sie dort weiter.
    .step-2 = Wenn Sie sich noch einmal anmelden möchten, gehen Sie zum Dienst und beginnen Sie dort.

expired = Diese Anmeldung hat zu lange gedauert
    .happened = Zu Ihrer Sicherheit muss eine Anmeldung in einer begrenzten Zeit abgeschlossen sein. Diese Zeit ist vorbei.
    .side = Niemand hat etwas falsch gemacht. Sie können neu beginnen.
    .sent = Es wurde nichts gesendet.
    .step-1 = Beginnen Sie die Anmeldung neu.

other-browser = Diese Anmeldung wurde in einem anderen Browser begonnen
    .happened = Eine Anmeldung muss in dem Browser abgeschlossen werden, in dem sie begonnen wurde. In diesem Browser wurde sie nicht begonnen, oder er speichert keine Cookies.
    .side = Im Browser. Wenn Sie einem Link gefolgt sind, den Ihnen jemand geschickt hat, schließen Sie diese Seite: Es ist vielleicht nicht Ihre Anmeldung.
    .step-1 = Gehen Sie in diesem Browser zum Dienst und beginnen Sie die Anmeldung neu.
    .step-2 = Wenn diese Seite wieder erscheint, erlauben Sie Cookies für diese Website oder nehmen Sie einen anderen Browser.
    .step-3 = Wenn eine App unterwegs einen anderen Browser geöffnet hat, beginnen Sie in diesem anderen Browser.

cancelled = Sie haben die Anmeldung abgebrochen
    .happened = Sie haben hier oder unterwegs abgebrochen. Das ist in Ordnung: Sie sind nicht angemeldet.
    .step-1 = Wenn Sie nicht abbrechen wollten, beginnen Sie die Anmeldung neu.

foreign-answer-invalid = Wir konnten die Antwort Ihres Landes nicht annehmen
    .happened = Sie sind von dem gewählten Land zurückgekommen, aber seine Antwort hat unsere Prüfungen nicht bestanden. Deshalb haben wir sie nicht verwendet.
    .side = Höchstwahrscheinlich in der Verbindung zwischen diesem Land und uns. Sie haben nichts falsch gemacht.
    .sent = An den Dienst wurde nichts über Sie weitergegeben. Die Antwort wurde verworfen.
    .step-1 = Beginnen Sie die Anmeldung neu.
    .step-2 = Wenn diese Seite wieder erscheint, bitten Sie um Hilfe und nennen Sie den Referenzcode.

representation-not-accepted = Dieser Dienst lässt keine Anmeldung für andere zu
    .happened = Das gewählte Land hat uns mitgeteilt, dass Sie für eine andere Person oder für ein Unternehmen handeln. Der Dienst lässt nur Personen zu, die für sich selbst handeln.
    .side = Niemand hat etwas falsch gemacht. Der Dienst hat festgelegt, wen er zulässt.
    .sent = Weder über Sie noch über die Person oder Organisation, für die Sie handeln, wurde etwas an den Dienst weitergegeben.
    .step-1 = Beginnen Sie neu und melden Sie sich für sich selbst an.
    .step-2 = Wenn Sie für jemand anderen handeln müssen, fragen Sie den Dienst, wie das möglich ist.

foreign-unavailable = Das gewählte Land antwortet nicht
    .happened = Die Anmeldung dieses Landes ist im Moment nicht erreichbar.
    .side = Bei diesem Land, nicht hier und nicht bei Ihnen.
    .step-1 = Versuchen Sie es in einigen Minuten noch einmal.
    .step-2 = Wenn Sie eine elektronische Identität eines anderen Landes haben, wählen Sie dieses.

country-not-choosable = Dieses Land kann für diese Anmeldung nicht verwendet werden
    .happened = Die Anmeldung würde dort nicht gelingen, oder jedenfalls im Moment nicht. Deshalb haben wir Sie nicht dorthin weitergeleitet.
    .side = Zwischen dem, was die Anmeldung dieses Landes bietet, und dem, was der Dienst braucht. Sie haben nichts falsch gemacht.
    .step-1 = Wenn Sie eine elektronische Identität eines anderen Landes haben, wählen Sie dieses.
    .step-2 = Sonst gehen Sie zurück und fragen Sie den Dienst, wie Sie sich anders anmelden oder einen Antrag stellen können.

level-not-reached = Die Anmeldung war für diesen Dienst nicht sicher genug
    .happened = Sie haben sich angemeldet, aber der Dienst braucht eine sicherere Art der Anmeldung, zum Beispiel mit einem Ausweis mit Chip.
    .side = In der Art der Anmeldung. Sie haben nichts falsch gemacht.
    .step-1 = Beginnen Sie neu und wählen Sie eine sicherere Art der Anmeldung, wenn Sie eine haben.
    .step-2 = Sonst fragen Sie den Dienst, wie Sie sich anders anmelden oder einen Antrag stellen können.

data-missing = Eine Angabe, die der Dienst braucht, fehlt
    .happened = Sie haben sich angemeldet, aber Ihre elektronische Identität enthält nicht alle Angaben, die der Dienst braucht.
    .side = In dem, was Ihre elektronische Identität enthält. Sie haben nichts falsch gemacht.
    .step-1 = Fragen Sie die Stelle, die Ihre elektronische Identität ausgestellt hat, ob die Angabe ergänzt werden kann.
    .step-2 = Fragen Sie den Dienst, wie Sie sich anders anmelden oder einen Antrag stellen können.

foreign-login = Diese elektronische Identität stammt aus einem anderen Land
    .happened = Sie haben sich mit der elektronischen Identität eines anderen Landes angemeldet. Von hier aus können Sie nur elektronische Identitäten dieses Landes verwenden.
    .side = Niemand hat etwas falsch gemacht. Jedes Land bestätigt nur die elektronischen Identitäten, die es selbst ausgestellt hat.
    .step-1 = Gehen Sie zurück zum Dienst, beginnen Sie neu und wählen Sie das Land, das Ihre elektronische Identität ausgestellt hat.

own-fault = Bei uns ist etwas schiefgegangen
    .happened = Die Anmeldung konnte wegen einer Störung bei uns nicht fortgesetzt werden. Wir haben den Vorfall aufgezeichnet.
    .step-1 = Beginnen Sie die Anmeldung neu.
    .step-2 = Wenn diese Seite wieder erscheint, versuchen Sie es später noch einmal oder bitten Sie mit dem Referenzcode um Hilfe.

hub-unavailable = Die nationale Anmeldung antwortet nicht
    .happened = Die nationale Anmeldung, die wir für diesen Schritt brauchen, ist im Moment nicht erreichbar.
    .side = Bei der nationalen Anmeldung. Sie haben nichts falsch gemacht.
    .step-1 = Versuchen Sie es in einigen Minuten noch einmal. Beginnen Sie dabei beim Dienst.

too-busy = Gerade melden sich zu viele Menschen an
    .happened = Wir können in diesem Moment keine weitere Anmeldung annehmen, damit die schon begonnenen abgeschlossen werden können.
    .step-1 = Warten Sie eine Minute und beginnen Sie die Anmeldung dann neu.

page-not-found = Unter dieser Adresse gibt es keine Seite
    .happened = In der Adresse ist ein Tippfehler, oder sie gehört zu einer Anmeldung, die vorbei ist. Über ein Lesezeichen kann keine Anmeldung begonnen werden.
    .side = In der Adresse, die geöffnet wurde.
    .step-1 = Gehen Sie zu dem Dienst, den Sie nutzen möchten, und beginnen Sie die Anmeldung dort.

logout-not-understood = Wir konnten die Anfrage zum Abmelden nicht lesen
    .happened = Die Seite, von der Sie kommen, hat die Abmeldung auf eine Weise angefragt, die wir nicht annehmen können. Sie sind hier nicht angemeldet: Jede Anmeldung gilt einmal, und danach wird hier nichts aufbewahrt.
    .side = Bei der Website, von der Sie hierher geleitet wurden. Sie haben nichts falsch gemacht.
    .step-1 = Um sich bei einem Dienst abzumelden, verwenden Sie die Schaltfläche dort oder schließen Sie den Browser.
    .step-2 = Wenn diese Seite wieder erscheint, melden Sie es dem Dienst und nennen Sie den Referenzcode.
