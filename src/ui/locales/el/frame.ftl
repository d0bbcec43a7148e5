### Greek, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Μετάβαση στο περιεχόμενο
language-label = Γλώσσα
language-change = Αλλαγή γλώσσας
footer-label = Βοήθεια και πληροφορίες
link-help = Βοήθεια
link-contact = Επικοινωνία
link-accessibility = Προσβασιμότητα
link-cookies = Cookies και ιδιωτικότητα
notice-label = Ανακοίνωση
notice-from = Από: { $from }
notice-until = Έως: { $until }
notice-between = Από: { $from }. Έως: { $until }.
service-label = Υπηρεσία
service-unnamed = Μια δημόσια υπηρεσία
service-country-label = Χώρα της υπηρεσίας
country-label = Χώρα
level-label = Επίπεδο ασφάλειας που ζητείται
level-low = Οποιαδήποτε σύνδεση με την επίσημη ηλεκτρονική ταυτότητα της χώρας σας
level-substantial = Βασικό: συνήθως ένας κωδικός πρόσβασης και ένα δεύτερο βήμα, όπως μια εφαρμογή
level-high = Υψηλό: συνήθως ένα δελτίο ταυτότητας με τσιπ ή μια εφαρμογή που ενεργοποιήθηκε με αυτοπρόσωπη παρουσία
back-to-service = Επιστροφή στην υπηρεσία
back-to = Επιστροφή: { $name }
