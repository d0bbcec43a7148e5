### Help, the accessibility statement, and what is kept in the browser.

help-title = Help with logging in
help-lead = This website connects public services with the electronic identities of other European countries.
help-what-title = What happens here?
help-what = A service asks you to prove who you are. You choose the country that issued your electronic identity and log in there. That country confirms to the service who you are.
help-who-title = Who sees my password?
help-who = Only the country that issued your electronic identity. We never see it, and neither does the service.
help-which-title = Which country do I choose?
help-which = The one that issued the card, app or account that you log in with. It may be another country than the one you live in or whose passport you have.
help-grey-title = Why can some countries not be chosen?
help-grey = A country may not be connected yet, may be out of order, or may not offer what the service needs. The reason stands with its name.
help-data-title = What does the service learn about me?
help-data = Your names, your date of birth and an identifier, and only what else it asks for and you agree to. Where you are asked before anything is sent, you see it all first.
help-time-title = How long do I have?
help-time = { PLURAL($minutes) ->
    [one] A login has to be completed within { $minutes } minute. After that you can start again.
   *[other] A login has to be completed within { $minutes } minutes. After that you can start again.
}
help-problem-title = It does not work. What can I do?
help-problem = Go back to the service and start the login again. If that does not help, ask for help and give the reference of eight characters that stands on the page with the problem.
# Before an address for email or the web.
help-contact-title = Whom can I ask?
help-contact-none = Ask the service that you want to use.

accessibility-title = Accessibility statement
accessibility-lead = These pages are made so that everybody can use them: with a keyboard, with a screen reader, on a small screen, with large text, and without JavaScript.
accessibility-standard-title = How accessible are these pages?
accessibility-standard = They are built and tested to meet WCAG 2.2, level AA, which EN 301 549 asks for in part.
accessibility-checked = Every page is checked by automatic tests in every language. Such tests find only a part of all problems.
accessibility-limits-title = What is not accessible?
accessibility-limits = We know of no barrier on these pages. The login pages of other countries and the pages of services are not ours; they have statements of their own.
accessibility-report-title = Have you found a barrier?
accessibility-report = Tell us what you wanted to do and what did not work. We answer as soon as we can.
accessibility-enforce-title = If our answer does not help
accessibility-enforce = You can turn to the body that watches over accessibility in this country.
accessibility-date = This statement was last changed on { $date }.

cookies-title = Cookies and privacy
cookies-lead = Only what a login needs is kept in your browser. Nobody is followed, nothing is counted about you, and no other website is involved.
cookies-table = What is kept in your browser
cookies-name = Name
cookies-purpose = What it is for
cookies-duration = How long it is kept
cookies-login = Makes sure that a login is completed in the browser in which it was started
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } minute, or until the login is over
   *[other] { $minutes } minutes, or until the login is over
}
cookies-country = Remembers the country that you chose, only if you asked for it
cookies-country-duration = One year, or until you press “Forget this choice”
cookies-data-title = What happens with the details about me?
cookies-data = They are passed from the country that issued your electronic identity to the service that asked for them. Here they are held only until the login is completed.
cookies-contact = For questions about your data, turn to the contact below.
