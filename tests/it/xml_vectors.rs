//! Third-party messages, judged as their README says.
