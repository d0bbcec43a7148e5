### French, draft of 2026-11-22, not yet read by a native speaker.

help-title = Aide à la connexion
help-lead = Ce site relie les services publics aux identités numériques des autres pays européens.
help-what-title = Que se passe-t-il ici ?
help-what = Un service vous demande de prouver qui vous êtes. Vous choisissez le pays qui a délivré votre identité numérique et vous vous y connectez. Ce pays confirme au service qui vous êtes.
help-who-title = Qui voit mon mot de passe ?
help-who = Uniquement le pays qui a délivré votre identité numérique. Nous ne le voyons jamais, et le service non plus.
help-which-title = Quel pays choisir ?
help-which = Celui qui a délivré la carte, l’application ou le compte avec lequel vous vous connectez. Ce n’est pas forcément le pays où vous habitez ni celui de votre passeport.
help-grey-title = Pourquoi certains pays ne peuvent-ils pas être choisis ?
help-grey = Il se peut qu’un pays ne soit pas encore raccordé, que son système soit en panne, ou qu’il ne propose pas ce dont le service a besoin. La raison est indiquée à côté de son nom.
help-data-title = Qu’est-ce que le service apprend sur moi ?
help-data = Votre nom et vos prénoms, votre date de naissance et un identifiant unique. Pour le reste, seulement ce qu’il demande et que vous acceptez. Lorsque la question vous est posée avant l’envoi, vous voyez d’abord toutes les informations.
help-time-title = De combien de temps est-ce que je dispose ?
help-time = { PLURAL($minutes) ->
    [one] La connexion doit être terminée en { $minutes } minute. Passé ce délai, vous pouvez recommencer.
    [many] La connexion doit être terminée en { $minutes } de minutes. Passé ce délai, vous pouvez recommencer.
   *[other] La connexion doit être terminée en { $minutes } minutes. Passé ce délai, vous pouvez recommencer.
}
help-problem-title = Cela ne fonctionne pas. Que puis-je faire ?
help-problem = Revenez au service et recommencez la connexion. Si cela ne suffit pas, demandez de l’aide et indiquez la référence de huit caractères qui figure sur la page signalant le problème.
help-contact-title = À qui puis-je m’adresser ?
help-contact-none = Adressez-vous au service que vous voulez utiliser.

accessibility-title = Déclaration d’accessibilité
accessibility-lead = Ces pages sont faites pour que tout le monde puisse les utiliser : au clavier, avec un lecteur d’écran, sur un petit écran, avec un texte agrandi et sans JavaScript.
accessibility-standard-title = Ces pages sont-elles accessibles ?
accessibility-standard = Elles sont conçues et testées pour respecter les WCAG 2.2, niveau AA, que la norme EN 301 549 exige en partie.
accessibility-checked = Chaque page est vérifiée par des tests automatiques dans toutes les langues. Ces tests ne trouvent qu’une partie des problèmes.
accessibility-limits-title = Qu’est-ce qui n’est pas accessible ?
accessibility-limits = Nous n’avons connaissance d’aucun obstacle sur ces pages. Les pages de connexion des autres pays et les pages des services ne sont pas les nôtres ; elles ont leurs propres déclarations.
accessibility-report-title = Vous avez rencontré un obstacle ?
accessibility-report = Dites-nous ce que vous vouliez faire et ce qui n’a pas fonctionné. Nous vous répondrons dès que possible.
accessibility-enforce-title = Si notre réponse ne vous aide pas
accessibility-enforce = Vous pouvez vous adresser à l’organisme qui veille à l’accessibilité dans ce pays.
accessibility-date = Cette déclaration a été modifiée pour la dernière fois le { $date }.

cookies-title = Cookies et vie privée
cookies-lead = Seul ce qui est nécessaire à la connexion est conservé dans votre navigateur. Aucun suivi n’est effectué, aucune statistique n’est établie sur vous, et aucun autre site n’intervient.
cookies-table = Ce qui est conservé dans votre navigateur
cookies-name = Nom
cookies-purpose = À quoi cela sert
cookies-duration = Durée de conservation
cookies-login = Garantit que la connexion se termine dans le navigateur où elle a commencé
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } minute, ou jusqu’à la fin de la connexion
    [many] { $minutes } de minutes, ou jusqu’à la fin de la connexion
   *[other] { $minutes } minutes, ou jusqu’à la fin de la connexion
}
cookies-country = Retient le pays que vous avez choisi, seulement si vous l’avez demandé
cookies-country-duration = Un an, ou jusqu’à ce que vous appuyiez sur « Oublier ce choix »
cookies-data-title = Que deviennent les informations qui me concernent ?
cookies-data = Elles passent du pays qui a délivré votre identité numérique au service qui les a demandées. Ici, elles ne sont gardées que le temps de terminer la connexion.
cookies-contact = Pour toute question sur vos données, utilisez le contact ci-dessous.
