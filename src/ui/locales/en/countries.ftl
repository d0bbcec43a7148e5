### The page on which a person says which country issued their electronic identity.

choose-title = Choose your country
choose-lead = Choose the country that issued your electronic identity. You will log in there, on that country’s own pages.
choose-issuer = This is not about your nationality or where you live. It is about who issued the card, app or account that you log in with.
# Above a list of details such as "First names" and "Date of birth".
asked-label = What the service asks for
# After a detail that the person may leave out.
asked-optional = { $detail } (optional)
search-label = Find your country
search-hint = In any language, or by the two letters of the country.
search-button = Search
show-all = Show all countries
skip-list = Skip the list of countries
list-label = Countries
# Spoken by screen readers while a person types.
found = { PLURAL($count) ->
    [none] No country found
    [one] { $count } country found
   *[other] { $count } countries found
}
found-nothing = No country matches “{ $query }”. Check the spelling, or show all countries.
none-at-all = No country can be chosen at the moment. Go back to the service and try again later.
remember-label = Remember my choice in this browser
remember-hint = Only the country is remembered, for one year. Do not tick this on a device that other people use.
remembered-label = You chose this last time
remembered-forget = Forget this choice
own-country-title = Is your electronic identity from the country of the service?
# Beside the name of the country where the service is.
own-country = Go back to the service and choose the national login there.
not-listed-title = Your country is not in the list?
not-listed = Then its electronic identity cannot be used here yet. Go back, and ask the service for another way to log in or to apply.
cancel = Cancel and go back

# The service suggested a country; the reason stands beside that country’s name.
hint-unavailable = The service suggested a country that cannot be used for this login. The reason stands with its name.
hint-unknown = The service suggested a country that is not in this list. Choose your country here.

## Why a country cannot be chosen. Each stands below the country’s name.

reason-level = Cannot be used here: the service needs a more secure login than this country offers.
reason-person-kind = Cannot be used here: the service asks about a kind of person, such as a company, for which this country has no login.
reason-sp-type = Cannot be used here: this country’s login is not open to services of this kind.
reason-requester-id = Cannot be used here: this country wants to know exactly which private service asks, and the service has not said.
reason-attribute = Cannot be used here: the service needs a detail about you that this country’s login does not give.
reason-version = Cannot be used here yet: this country’s login does not work together with ours.
reason-outage = Not available now: this country’s login does not answer. Try again later.
reason-outage-since = Not available now: this country’s login has not answered since { $since }. Try again later.
reason-suspended = Not available now: this country’s login is paused.
reason-suspended-since = Not available now: this country’s login has been paused since { $since }.
reason-not-connected = Not connected yet.
# The country can be chosen all the same.
trouble-since = May not work now: this country’s systems have not answered us since { $since }.
