### French, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Aller au contenu
language-label = Langue
language-change = Changer de langue
footer-label = Aide et informations
link-help = Aide
link-contact = Contact
link-accessibility = Accessibilité
link-cookies = Cookies et vie privée
notice-label = Information
notice-from = À partir du { $from }
notice-until = Jusqu’au { $until }
notice-between = Du { $from } au { $until }
service-label = Service
service-unnamed = Un service public
service-country-label = Pays du service
country-label = Pays
level-label = Niveau de sécurité demandé
level-low = Toute connexion avec l’identité numérique officielle de votre pays
level-substantial = Substantiel : en général un mot de passe et une deuxième étape, par exemple avec une application
level-high = Élevé : en général une carte d’identité à puce, ou une application activée au guichet
back-to-service = Revenir au service
back-to = Revenir : { $name }
