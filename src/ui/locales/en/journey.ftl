### The pages between pages: on the way to a login, on the way back, and for a logout.

# The heading of the page that sends a person to another country’s login.
log-in-there-title = Log in: { $country }
log-in-there = The login happens on the official pages of that country. Nothing that you type there, such as a password, is seen here.
go-back-title = Going back: { $name }
go-back-done = Your login is complete. The result goes back to the service now.
go-back-not-sent = Nothing about you is sent.
press-if-stuck = If the next page does not open by itself, press the button.
follow-if-stuck = If the next page does not open by itself, follow the link.
# The name is that of a country or a website.
continue-to = Continue: { $name }
continue = Continue
onward-title = One moment
onward = This goes on by itself.

logout-title = You are not logged in here
logout = Each login through this website counts once, for the service that asked for it. Nothing is kept here afterwards, so there is nothing to end here.
logout-question = A website sent you here to log out. Is that what you wanted?
logout-confirm = Yes, log me out
logout-elsewhere = To be logged out of a service or of your country’s login, use the button there, or close the browser.
