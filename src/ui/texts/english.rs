//! English. Verb and object, whose step it is, what was sent, what next. No jargon, no "oops".

use super::{
    CountryTexts, ErrorTexts, FailureText, FailureTexts, LogoutTexts, OnwardTexts, SelfPostTexts,
    Texts,
};

/// English, and for now the only language.
pub static ENGLISH: Texts = Texts {
    lang: "en",
    skip_to_content: "Skip to the content",
    footer_label: "Help and information",
    countries: CountryTexts {
        title: "Choose your country",
        lead_with_service: "{service} asks you to log in. Choose the country that issued your \
                            electronic identity. You will log in there, on that country’s own \
                            pages.",
        lead_without_service: "A public service asks you to log in. Choose the country that \
                               issued your electronic identity. You will log in there, on that \
                               country’s own pages.",
        hint: "This is not about your nationality or where you live: it is about who issued the \
               card, app or account that you log in with.",
        level_label: "Security that this service needs",
        level_low: "Any login of your country’s official electronic identity will do.",
        level_substantial: "Substantial: usually a password together with a second step, such as \
                            an app.",
        level_high: "High: usually an identity card with a chip, or an app that was set up in \
                     person.",
        search_label: "Find your country",
        search_hint: "In English, in your own language, or by its two letters.",
        search_button: "Search",
        show_all: "Show all countries",
        skip_list: "Skip the list of countries",
        list_label: "Countries",
        found_none: "No country matches “{query}”. Check the spelling, or show all countries.",
        found_one: "One country matches “{query}”.",
        found_many: "{count} countries match “{query}”.",
        none_configured: "No country can be chosen at the moment. Please go back to the service \
                          and try again later.",
        level_too_low: "Cannot be used here: this service needs a more secure login than this \
                        country offers.",
        person_kind: "Cannot be used here: this country has no login for the kind of person that \
                      this service asks about.",
        sp_type: "Cannot be used here: this country’s login is not open to services of this \
                  sector.",
        requester_id: "Cannot be used here: this country wants to know exactly which private \
                       service asks, and this service has not said.",
        attribute_missing: "Cannot be used here: this service needs a detail about you that this \
                            country’s login does not give.",
        protocol_version: "Cannot be used here yet: this country’s login does not work together \
                           with ours.",
        outage: "Not available right now: this country’s login does not answer. Please try again \
                 later.",
        outage_since: "Not available right now: this country’s login has not answered since \
                       {since}. Please try again later.",
        suspended: "Not available right now: logins from this country are paused.",
        suspended_since: "Not available right now: logins from this country have been paused \
                          since {since}.",
        not_connected: "Not connected yet.",
        not_listed_title: "Your country is not in the list?",
        not_listed: "Then it cannot be used for this service yet. Go back, and ask the service \
                     for another way to log in or to apply.",
        cancel: "Cancel and go back",
    },
    log_in_there: SelfPostTexts {
        heading: "Log in: {to}",
        explanation: "The login itself happens on the official pages of the country you chose. \
                      Nothing that you type there, such as a password, is seen here. If the next \
                      page does not open by itself, press the button.",
        button: "Continue to {to}",
    },
    go_back_there: SelfPostTexts {
        heading: "Going back: {to}",
        explanation: "This step is finished. If the next page does not open by itself, press the \
                      button.",
        button: "Continue to {to}",
    },
    service_label: "Service",
    onward: OnwardTexts {
        heading: "One moment",
        explanation: "This goes on by itself. If the next page does not open, follow the link.",
        button: "Continue",
    },
    logout: LogoutTexts {
        heading: "You are not logged in here",
        explanation: "Each login through this website counts once, for the service that asked for \
                      it. Nothing is kept here afterwards, so there is nothing to end here.",
        question: "A website sent you here to log out. Is that what you wanted?",
        confirm: "Yes, log me out",
        elsewhere: "To be logged out of a service or of your country’s login, use the button \
                    there, or close the browser.",
        back: "Go back to {to}",
    },
    error: ErrorTexts {
        whose_side: "Where the problem is",
        what_was_sent: "What was sent about you",
        what_to_do: "What you can do",
        ask_for_help: "If you ask for help, give this reference. It says nothing about you.",
        reference: "Reference",
        code: "Kind of problem",
    },
    failures: FAILURES,
};

const NOTHING: &str = "Nothing about you was sent to anybody.";

const FAILURES: FailureTexts = FailureTexts {
    request_not_understood: FailureText {
        title: "We could not read the login request",
        what_happened: "The page that sent you here asked for a login in a way that we cannot \
                        accept, so the login was not started.",
        whose_side: "On the side of the service or country that sent you here. You did nothing \
                     wrong.",
        what_was_sent: NOTHING,
        what_to_do: &[
            "Go back to the service and start the login again.",
            "If this page comes back, tell the service, and give the reference below.",
        ],
    },
    unknown_sender: FailureText {
        title: "We do not know who sent you here",
        what_happened: "The login request came from a website that is not registered with us, so \
                        we did not answer it.",
        whose_side: "On the side of the website that sent you here.",
        what_was_sent: NOTHING,
        what_to_do: &[
            "Open the service through its official address, not through a link in a message.",
            "If you did that already, tell the service, and give the reference below.",
        ],
    },
    already_used: FailureText {
        title: "This step is already done",
        what_happened: "Each step of a login works once. This one was used before: through the \
                        back button, a second press, or another tab.",
        whose_side: "Nobody’s fault. It protects you against somebody repeating your login.",
        what_was_sent: "Nothing was sent a second time.",
        what_to_do: &[
            "If the service is open in another tab, go on there.",
            "Otherwise go to the service and start the login again.",
        ],
    },
    expired: FailureText {
        title: "This login is over",
        what_happened: "It was finished before, for instance in another tab or before you went \
                        back, or it took too long: for your safety a login has to be finished \
                        within a limited time.",
        whose_side: "Nobody’s fault. You can simply start again.",
        what_was_sent: "Nothing was sent now. What we held for this login is deleted.",
        what_to_do: &[
            "If the service already let you in, go on there.",
            "Otherwise go to the service and start the login again.",
        ],
    },
    other_browser: FailureText {
        title: "This login was started in another browser",
        what_happened: "A login has to be finished in the browser in which it was started. This \
                        browser did not start it, or it does not keep cookies.",
        whose_side: "In the browser. If you followed a link that somebody sent you, close this \
                     page: the login may not be yours.",
        what_was_sent: "Nothing about you was passed on to the service.",
        what_to_do: &[
            "Go to the service in this browser and start the login again.",
            "If this page comes back, allow cookies for this website, or try another browser.",
            "If an app opened another browser on the way, start in that browser.",
        ],
    },
    foreign_answer_invalid: FailureText {
        title: "We could not accept your country’s answer",
        what_happened: "You came back from the country that you chose, but its answer did not \
                        pass our checks. So we did not use it.",
        whose_side: "Most likely in the connection between that country and us. You did nothing \
                     wrong.",
        what_was_sent: "Nothing about you was passed on to the service. The answer was thrown \
                        away.",
        what_to_do: &[
            "Go back to the service and start the login again.",
            "If this page comes back, ask for help, and give the reference below.",
        ],
    },
    representation_not_accepted: FailureText {
        title: "This service does not accept logging in for someone else",
        what_happened: "The country that you chose told us that you are acting for another person \
                        or for a company. The service that you came from takes people only when \
                        they act for themselves.",
        whose_side: "Nobody made a mistake. The service has decided whom it lets in.",
        what_was_sent: "Nothing about you, or about whom you act for, was passed on to the \
                        service. The answer was thrown away.",
        what_to_do: &[
            "Go back to the service, start again, and log in as yourself.",
            "If you have to act for someone else, ask the service how it can be done.",
        ],
    },
    foreign_unavailable: FailureText {
        title: "The country that you chose does not answer",
        what_happened: "The login pages of that country cannot be reached at the moment.",
        whose_side: "On the side of that country, not here and not with you.",
        what_was_sent: NOTHING,
        what_to_do: &[
            "Try again in some minutes.",
            "If you have an electronic identity of another country, choose that one.",
        ],
    },
    country_not_choosable: FailureText {
        title: "This country cannot be used for this login",
        what_happened: "This login would not succeed there, or not at the moment, so we did not \
                        send you there.",
        whose_side: "In what that country’s login offers, and what the service needs. You did \
                     nothing wrong.",
        what_was_sent: NOTHING,
        what_to_do: &[
            "If you have an electronic identity of another country, choose that one.",
            "Otherwise go back, and ask the service for another way to log in or to apply.",
        ],
    },
    own_fault: FailureText {
        title: "Something went wrong on our side",
        what_happened: "The login could not go on because of a fault here. We keep a record of \
                        it.",
        whose_side: "On our side. You did nothing wrong.",
        what_was_sent: "Nothing about you was passed on in this step.",
        what_to_do: &[
            "Go back to the service and start the login again.",
            "If this page comes back, try again later, or ask for help with the reference below.",
        ],
    },
    hub_unavailable: FailureText {
        title: "The national login does not answer",
        what_happened: "The national login service that we need for this step cannot be reached \
                        at the moment.",
        whose_side: "On the side of the national login service. You did nothing wrong.",
        what_was_sent: "Nothing about you was passed on in this step.",
        what_to_do: &["Try again in some minutes, starting at the service."],
    },
    too_busy: FailureText {
        title: "Too many people are logging in",
        what_happened: "We cannot take another login at this moment, so that those that are \
                        under way can be finished.",
        whose_side: "On our side. You did nothing wrong.",
        what_was_sent: NOTHING,
        what_to_do: &["Wait a minute, then start the login again at the service."],
    },
    page_not_found: FailureText {
        title: "There is no page at this address",
        what_happened: "The address is mistyped, or it belongs to a login that is over. A login \
                        cannot be started from a bookmark.",
        whose_side: "In the address that was opened.",
        what_was_sent: NOTHING,
        what_to_do: &["Go to the service that you want to use and start the login there."],
    },
    logout_not_understood: FailureText {
        title: "We could not read the request to log out",
        what_happened: "The page that sent you here asked for a logout in a way that we cannot \
                        accept, so we do not lead you on. You are not logged in here: each login \
                        counts once, and nothing is kept here afterwards.",
        whose_side: "On the side of the website that sent you here. You did nothing wrong.",
        what_was_sent: NOTHING,
        what_to_do: &[
            "To be logged out of a service, use the button there, or close the browser.",
            "If this page comes back, tell the service, and give the reference below.",
        ],
    },
};
