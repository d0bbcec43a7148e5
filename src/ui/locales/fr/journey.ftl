### French, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Connexion : { $country }
log-in-there = La connexion se fait sur les pages officielles de ce pays. Rien de ce que vous y saisissez, comme un mot de passe, n’est visible ici.
go-back-title = Retour : { $name }
go-back-done = Votre connexion est terminée. Le résultat est maintenant transmis au service.
go-back-not-sent = Aucune information vous concernant n’est envoyée.
press-if-stuck = Si la page suivante ne s’ouvre pas toute seule, appuyez sur le bouton.
follow-if-stuck = Si la page suivante ne s’ouvre pas toute seule, suivez le lien.
continue-to = Continuer : { $name }
continue = Continuer
onward-title = Un instant
onward = La suite s’ouvre toute seule.

logout-title = Aucune session n’est ouverte ici
logout = Chaque connexion par ce site ne sert qu’une fois, pour le service qui l’a demandée. Rien n’est conservé ici ensuite : il n’y a donc aucune session à fermer.
logout-question = Un site vous a fait venir ici pour vous déconnecter. Est-ce bien ce que vous vouliez ?
logout-confirm = Oui, me déconnecter
logout-elsewhere = Pour vous déconnecter d’un service ou du système de connexion de votre pays, utilisez le bouton prévu sur ce site-là, ou fermez le navigateur.
