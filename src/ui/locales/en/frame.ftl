### What stands on every page. The glossary (docs/GLOSSARY.md) says which words stand for what.

skip-to-content = Skip to the content
language-label = Language
# A button beside the list of languages.
language-change = Change language
footer-label = Help and information
link-help = Help
link-contact = Contact
link-accessibility = Accessibility
link-cookies = Cookies and privacy
# Above what the operator announces, such as planned work.
notice-label = Notice
notice-from = From { $from }
notice-until = Until { $until }
notice-between = From { $from } until { $until }
service-label = Service
# Where the service has not said its name.
service-unnamed = A public service
service-country-label = Country of the service
country-label = Country
level-label = How secure the login has to be
level-low = Any login with your country’s official electronic identity
level-substantial = Substantial: usually a password and a second step, such as an app
level-high = High: usually an identity card with a chip, or an app that was set up in person
# A button. Ends the login and leads to the website that asked for it.
back-to-service = Go back to the service
# A link or button with the name of a website or country.
back-to = Go back: { $name }
