### French, draft of 2026-11-22, not yet read by a native speaker.

side-label = Où est le problème
sent-label = Ce qui a été envoyé sur vous
steps-label = Ce que vous pouvez faire
ask-label = À qui s’adresser
ask-help = Si vous demandez de l’aide, indiquez cette référence. Elle ne révèle rien sur vous.
reference-label = Référence
code-label = Type de problème
again = Recommencer
other-country = Choisir un autre pays
sent-nothing = Aucune information vous concernant n’a été envoyée à qui que ce soit.
sent-not-passed-on = Aucune information vous concernant n’a été transmise au service.
side-nobody = Personne ne s’est trompé.
side-ours = De notre côté. Vous n’y êtes pour rien.

request-not-understood = Nous n’avons pas pu lire la demande de connexion
    .happened = La page d’où vous venez a demandé une connexion d’une façon que nous ne pouvons pas accepter. La connexion n’a pas commencé.
    .side = Du côté du service ou du pays qui a fait la demande. Vous n’y êtes pour rien.
    .step-1 = Revenez au service et recommencez la connexion.
    .step-2 = Si cette page réapparaît, prévenez le service et indiquez la référence.

unknown-sender = Nous ne savons pas qui vous a fait venir ici
    .happened = La demande de connexion venait d’un site qui n’est pas enregistré chez nous. Nous n’y avons donc pas répondu.
    .side = Du côté du site qui a fait la demande.
    .step-1 = Ouvrez le service à son adresse officielle, et non par un lien reçu dans un message.
    .step-2 = Si vous l’avez déjà fait, prévenez le service et indiquez la référence.

already-used = Cette étape est déjà faite
    .happened = Chaque étape d’une connexion ne sert qu’une fois. Celle-ci a déjà servi : par le bouton de retour, un second appui ou un autre onglet.
    .side = Personne ne s’est trompé. Cette règle vous protège : personne ne peut répéter votre connexion.
    .sent = Rien n’a été envoyé une seconde fois.
    .step-1 = Si le service est ouvert dans un autre onglet, continuez dans cet onglet.
    .step-2 = Sinon, recommencez la connexion.

finished = Cette connexion est terminée
    .happened = Vous avez déjà terminé cette connexion. Il ne reste rien à faire ici.
    .sent = Ce dont le service avait besoin a été envoyé une fois, à la fin de la connexion. Rien n’a été envoyé cette fois-ci.
    .step-1 = Si le service est ouvert dans un autre onglet, continuez dans cet onglet.
    .step-2 = Pour vous connecter une nouvelle fois, allez sur le site du service et commencez à partir de là.

expired = Cette connexion a pris trop de temps
    .happened = Pour votre sécurité, une connexion doit être terminée dans un temps limité, et ce temps est écoulé.
    .side = Personne ne s’est trompé. Vous pouvez recommencer.
    .sent = Rien n’a été envoyé.
    .step-1 = Recommencez la connexion.

other-browser = Cette connexion a commencé dans un autre navigateur
    .happened = Une connexion doit être terminée dans le navigateur où elle a commencé. Elle n’a pas commencé dans ce navigateur, ou bien celui-ci ne garde pas les cookies.
    .side = Dans le navigateur. Si vous avez suivi un lien que quelqu’un vous a envoyé, fermez cette page : cette connexion n’est peut-être pas la vôtre.
    .step-1 = Allez sur le site du service dans ce navigateur et recommencez la connexion.
    .step-2 = Si cette page réapparaît, autorisez les cookies pour ce site, ou essayez un autre navigateur.
    .step-3 = Si une application a ouvert un autre navigateur en chemin, commencez dans ce navigateur-là.

cancelled = Vous avez annulé la connexion
    .happened = Vous avez annulé ici ou à une étape précédente. Ce n’est pas un problème : la connexion n’a pas eu lieu.
    .step-1 = Si vous ne vouliez pas annuler, recommencez la connexion.

foreign-answer-invalid = Nous n’avons pas pu accepter la réponse de votre pays
    .happened = Vous revenez des pages du pays que vous avez choisi, mais la réponse de ce pays n’a pas passé nos vérifications. Nous ne l’avons donc pas utilisée.
    .side = Très probablement dans la liaison entre ce pays et nous. Vous n’y êtes pour rien.
    .sent = Aucune information vous concernant n’a été transmise au service. La réponse a été supprimée.
    .step-1 = Recommencez la connexion.
    .step-2 = Si cette page réapparaît, demandez de l’aide et indiquez la référence.

representation-not-accepted = Ce service n’accepte pas de connexion pour quelqu’un d’autre
    .happened = Le pays que vous avez choisi nous a indiqué que vous agissez pour une autre personne ou pour une entreprise. Le service n’accepte que les personnes qui agissent pour elles-mêmes.
    .side = Personne ne s’est trompé. Le service a décidé à qui il donne accès.
    .sent = Aucune information vous concernant, ou concernant la personne ou l’entreprise pour laquelle vous agissez, n’a été transmise au service.
    .step-1 = Recommencez, et connectez-vous en votre propre nom.
    .step-2 = Si vous devez agir pour quelqu’un d’autre, demandez au service comment faire.

foreign-unavailable = Le pays que vous avez choisi ne répond pas
    .happened = Le système de connexion de ce pays n’est pas joignable pour le moment.
    .side = Du côté de ce pays, ni ici ni chez vous.
    .step-1 = Réessayez dans quelques minutes.
    .step-2 = Si vous avez une identité numérique d’un autre pays, choisissez ce pays.

country-not-choosable = Ce pays ne peut pas être utilisé pour cette connexion
    .happened = La connexion n’y réussirait pas, du moins pas pour le moment. Nous n’avons donc pas ouvert ses pages.
    .side = Entre ce que propose la connexion de ce pays et ce dont le service a besoin. Vous n’y êtes pour rien.
    .step-1 = Si vous avez une identité numérique d’un autre pays, choisissez ce pays.
    .step-2 = Sinon, revenez en arrière et demandez au service une autre façon de vous connecter ou de faire votre démarche.

level-not-reached = La connexion n’était pas assez sûre pour ce service
    .happened = Votre connexion a réussi, mais le service demande un mode de connexion plus sûr, par exemple une carte d’identité à puce.
    .side = Dans le mode de connexion utilisé. Vous n’y êtes pour rien.
    .step-1 = Recommencez, et choisissez un mode de connexion plus sûr, si vous en avez un.
    .step-2 = Sinon, demandez au service une autre façon de vous connecter ou de faire votre démarche.

data-missing = Il manque une information dont le service a besoin
    .happened = Votre connexion a réussi, mais votre identité numérique ne contient pas toutes les informations dont le service a besoin.
    .side = Dans ce que contient votre identité numérique. Vous n’y êtes pour rien.
    .step-1 = Demandez à l’organisme qui a délivré votre identité numérique si cette information peut être ajoutée.
    .step-2 = Demandez au service une autre façon de vous connecter ou de faire votre démarche.

foreign-login = Cette identité numérique vient d’un autre pays
    .happened = La connexion a été faite avec l’identité numérique d’un autre pays. D’ici, vous ne pouvez utiliser que les identités numériques de ce pays-ci.
    .side = Personne ne s’est trompé. Chaque pays ne confirme que ses propres identités numériques.
    .step-1 = Revenez au service, recommencez, et choisissez le pays qui a délivré votre identité numérique.

own-fault = Quelque chose n’a pas fonctionné de notre côté
    .happened = La connexion n’a pas pu continuer à cause d’une panne chez nous. Nous en gardons une trace.
    .step-1 = Recommencez la connexion.
    .step-2 = Si cette page réapparaît, réessayez plus tard, ou demandez de l’aide en indiquant la référence.

hub-unavailable = Le système national de connexion ne répond pas
    .happened = Le système national de connexion, nécessaire pour cette étape, n’est pas joignable pour le moment.
    .side = Du côté du système national de connexion. Vous n’y êtes pour rien.
    .step-1 = Réessayez dans quelques minutes, en partant du site du service.

too-busy = Trop de personnes se connectent en même temps
    .happened = Nous ne pouvons pas ouvrir une nouvelle connexion en ce moment, afin que celles en cours puissent être terminées.
    .step-1 = Attendez une minute, puis recommencez la connexion.

page-not-found = Il n’y a pas de page à cette adresse
    .happened = L’adresse est mal saisie, ou elle appartient à une connexion déjà terminée. Une connexion ne peut pas commencer à partir d’un favori.
    .side = Dans l’adresse qui a été ouverte.
    .step-1 = Allez sur le site du service que vous voulez utiliser et commencez-y la connexion.

logout-not-understood = Nous n’avons pas pu lire la demande de déconnexion
    .happened = La page d’où vous venez a demandé une déconnexion d’une façon que nous ne pouvons pas accepter. Aucune session n’est ouverte ici : chaque connexion ne sert qu’une fois, et rien n’est conservé ici ensuite.
    .side = Du côté du site qui a fait la demande. Vous n’y êtes pour rien.
    .step-1 = Pour vous déconnecter d’un service, utilisez le bouton prévu sur son site, ou fermez le navigateur.
    .step-2 = Si cette page réapparaît, prévenez le service et indiquez la référence.
