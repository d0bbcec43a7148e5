### French, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Choisissez votre pays
choose-lead = Choisissez le pays qui a délivré votre identité numérique. Vous vous connecterez sur les pages de ce pays.
choose-issuer = Il ne s’agit ni de votre nationalité ni de l’endroit où vous habitez. Ce qui compte, c’est qui a délivré la carte, l’application ou le compte avec lequel vous vous connectez.
asked-label = Ce que le service demande
asked-optional = { $detail } (facultatif)
search-label = Rechercher votre pays
search-hint = Dans n’importe quelle langue, ou avec les deux lettres du pays.
search-button = Rechercher
show-all = Afficher tous les pays
skip-list = Passer la liste des pays
list-label = Pays
found = { PLURAL($count) ->
    [none] Aucun pays trouvé
    [one] { $count } pays trouvé
    [many] { $count } de pays trouvés
   *[other] { $count } pays trouvés
}
found-nothing = Aucun pays ne correspond à « { $query } ». Vérifiez l’orthographe, ou affichez tous les pays.
none-at-all = Aucun pays ne peut être choisi pour le moment. Revenez au service et réessayez plus tard.
remember-label = Retenir mon choix dans ce navigateur
remember-hint = Seul le pays est retenu, pendant un an. Ne cochez pas cette case sur un appareil que d’autres personnes utilisent.
remembered-label = Votre choix de la dernière fois
remembered-forget = Oublier ce choix
own-country-title = Votre identité numérique vient du même pays que le service ?
own-country = Revenez au service et choisissez-y le système national de connexion.
not-listed-title = Votre pays n’est pas dans la liste ?
not-listed = Dans ce cas, son identité numérique ne peut pas encore être utilisée ici. Revenez en arrière, et demandez au service une autre façon de vous connecter ou de faire votre démarche.
cancel = Annuler et revenir

hint-unavailable = Le service a proposé un pays qui ne peut pas être utilisé pour cette connexion. La raison est indiquée à côté de son nom.
hint-unknown = Le service a proposé un pays qui n’est pas dans cette liste. Choisissez votre pays ici.

reason-level = Impossible ici : le service demande une connexion plus sûre que celle que ce pays propose.
reason-person-kind = Impossible ici : le service concerne un type de personne, par exemple une entreprise, pour lequel ce pays ne propose pas de connexion.
reason-sp-type = Impossible ici : la connexion de ce pays n’est pas ouverte aux services de ce type.
reason-requester-id = Impossible ici : ce pays veut savoir exactement quel service privé fait la demande, et le service ne l’a pas indiqué.
reason-attribute = Impossible ici : le service a besoin d’une information sur vous que la connexion de ce pays ne fournit pas.
reason-version = Pas encore possible ici : le système de connexion de ce pays ne fonctionne pas avec le nôtre.
reason-outage = Indisponible actuellement : le système de connexion de ce pays ne répond pas. Réessayez plus tard.
reason-outage-since = Indisponible actuellement : le système de connexion de ce pays ne répond plus depuis le { $since }. Réessayez plus tard.
reason-suspended = Indisponible actuellement : les connexions par ce pays sont suspendues.
reason-suspended-since = Indisponible actuellement : les connexions par ce pays sont suspendues depuis le { $since }.
reason-not-connected = Pas encore raccordé.
trouble-since = Risque de ne pas fonctionner actuellement : les systèmes de ce pays ne nous répondent plus depuis le { $since }.
