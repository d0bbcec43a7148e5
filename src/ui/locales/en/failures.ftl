### The page for what went wrong. For each situation: what happened, on whose side it is, what was sent,
### and what the person can do. Nobody is to blame for cancelling.

side-label = Where the problem is
sent-label = What was sent about you
steps-label = What you can do
# Before the address of a help desk.
ask-label = Whom to ask
ask-help = If you ask for help, give this reference. It says nothing about you.
reference-label = Reference
code-label = Kind of problem
again = Start again
other-country = Choose another country
sent-nothing = Nothing about you was sent to anybody.
sent-not-passed-on = Nothing about you was passed on to the service.
side-nobody = Nobody made a mistake.
side-ours = On our side. You did nothing wrong.

request-not-understood = We could not read the login request
    .happened = The page that sent you here asked for a login in a way that we cannot accept. The login was not started.
    .side = On the side of the service or country that sent you here. You did nothing wrong.
    .step-1 = Go back to the service and start the login again.
    .step-2 = If this page comes back, tell the service, and give the reference.

unknown-sender = We do not know who sent you here
    .happened = The login request came from a website that is not registered with us, so we did not answer it.
    .side = On the side of the website that sent you here.
    .step-1 = Open the service through its official address, not through a link in a message.
    .step-2 = If you did that already, tell the service, and give the reference.

already-used = This step is already done
    .happened = Each step of a login works once. This one was used before: through the back button, a second press, or another tab.
    .side = Nobody made a mistake. The rule protects you against somebody repeating your login.
    .sent = Nothing was sent a second time.
    .step-1 = If the service is open in another tab, go on there.
    .step-2 = Otherwise start the login again.

finished = This login is finished
    .happened = You completed this login before. There is nothing left to do here.
    .sent = What the service needed was sent once, when the login was completed. Nothing was sent now.
    .step-1 = If the service is open in another tab, go on there.
    .step-2 = To log in once more, go to the service and start there.

expired = This login took too long
    .happened = For your safety a login has to be completed within a limited time, and that time is over.
    .side = Nobody made a mistake. You can start again.
    .sent = Nothing was sent.
    .step-1 = Start the login again.

other-browser = This login was started in another browser
    .happened = A login has to be completed in the browser in which it was started. This browser did not start it, or it does not keep cookies.
    .side = In the browser. If you followed a link that somebody sent you, close this page: the login may not be yours.
    .step-1 = Go to the service in this browser and start the login again.
    .step-2 = If this page comes back, allow cookies for this website, or try another browser.
    .step-3 = If an app opened another browser on the way, start in that browser.

cancelled = You cancelled the login
    .happened = You cancelled here or on the way. That is all right: you are not logged in.
    .step-1 = If you did not mean to cancel, start the login again.

foreign-answer-invalid = We could not accept your country’s answer
    .happened = You came back from the country that you chose, but its answer did not pass our checks, so we did not use it.
    .side = Most likely in the connection between that country and us. You did nothing wrong.
    .sent = Nothing about you was passed on to the service. The answer was thrown away.
    .step-1 = Start the login again.
    .step-2 = If this page comes back, ask for help, and give the reference.

representation-not-accepted = This service does not accept a login for somebody else
    .happened = The country that you chose told us that you act for another person or for a company. The service takes people only when they act for themselves.
    .side = Nobody made a mistake. The service has decided whom it lets in.
    .sent = Nothing about you, or about whom you act for, was passed on to the service.
    .step-1 = Start again, and log in as yourself.
    .step-2 = If you have to act for somebody else, ask the service how it can be done.

foreign-unavailable = The country that you chose does not answer
    .happened = The login of that country cannot be reached at the moment.
    .side = On the side of that country, not here and not with you.
    .step-1 = Try again in some minutes.
    .step-2 = If you have an electronic identity of another country, choose that one.

country-not-choosable = This country cannot be used for this login
    .happened = The login would not succeed there, or not at the moment, so we did not send you there.
    .side = In what that country’s login offers, and what the service needs. You did nothing wrong.
    .step-1 = If you have an electronic identity of another country, choose that one.
    .step-2 = Otherwise go back, and ask the service for another way to log in or to apply.

level-not-reached = The login was not secure enough for this service
    .happened = You logged in, but the service needs a more secure kind of login, such as an identity card with a chip.
    .side = In the kind of login that was used. You did nothing wrong.
    .step-1 = Start again, and choose a more secure way to log in, if you have one.
    .step-2 = Otherwise ask the service for another way to log in or to apply.

data-missing = A detail that the service needs is missing
    .happened = You logged in, but your electronic identity does not contain every detail that the service needs.
    .side = In what your electronic identity contains. You did nothing wrong.
    .step-1 = Ask those who issued your electronic identity whether the detail can be added.
    .step-2 = Ask the service for another way to log in or to apply.

foreign-login = This electronic identity comes from another country
    .happened = You logged in with the electronic identity of another country. From here only identities of this country can be passed on.
    .side = Nobody made a mistake. Each country passes on its own identities only.
    .step-1 = Go back to the service, start again, and choose the country that issued your electronic identity.

own-fault = Something went wrong on our side
    .happened = The login could not go on because of a fault here. We keep a record of it.
    .step-1 = Start the login again.
    .step-2 = If this page comes back, try again later, or ask for help with the reference.

hub-unavailable = The national login does not answer
    .happened = The national login that we need for this step cannot be reached at the moment.
    .side = On the side of the national login. You did nothing wrong.
    .step-1 = Try again in some minutes, starting at the service.

too-busy = Too many people are logging in
    .happened = We cannot take another login at this moment, so that those under way can be completed.
    .step-1 = Wait a minute, then start the login again.

page-not-found = There is no page at this address
    .happened = The address is mistyped, or it belongs to a login that is over. A login cannot be started from a bookmark.
    .side = In the address that was opened.
    .step-1 = Go to the service that you want to use and start the login there.

logout-not-understood = We could not read the request to log out
    .happened = The page that sent you here asked for a logout in a way that we cannot accept. You are not logged in here: each login counts once, and nothing is kept here afterwards.
    .side = On the side of the website that sent you here. You did nothing wrong.
    .step-1 = To be logged out of a service, use the button there, or close the browser.
    .step-2 = If this page comes back, tell the service, and give the reference.
