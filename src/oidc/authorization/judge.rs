//! The whole judgement: where the parameters that count stand, whom to answer, and every rule.
//!
//! Beside the rules of [`validate`](AuthorizationParameters::validate) it opens request objects,
//! holds the client to the way in which its requests must come, and reads `id_token_hint`.

use jiff::Timestamp;

use super::refusal::RefusalReason;
use super::request::HintedSubject;
use super::request_object::open;
use super::{
    AuthorizationError, AuthorizationParameters, AuthorizationRefusal, AuthorizationRequest,
};
use crate::oidc::Client;
use crate::oidc::id_token_hint::IdTokenHint;
use crate::oidc::jose::JwkSet;

/// Who judges: we, as the world knows us.
#[derive(Debug, Clone, Copy)]
pub struct Provider<'a> {
    /// Our issuer identifier.
    pub issuer: &'a str,
    /// Every key that our tokens may have been signed with, as published.
    pub keys: &'a JwkSet,
    /// The time.
    pub now: Timestamp,
}

/// By which way a request came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// With the browser.
    Browser,
    /// From the client itself, which was authenticated [RFC9126 §2].
    Pushed,
}

/// Why a request is not carried out, and whether there is anyone to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Nobody: only a page can be shown.
    Unanswerable(AuthorizationError),
    /// The client, at its verified address.
    Answerable(AuthorizationRefusal),
}

impl AuthorizationParameters {
    /// Judges a request of `client`. With the typed request come the parameters that counted, in
    /// which a client may have said more than a specification names.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn judge(
        self,
        client: &Client,
        provider: Provider<'_>,
        channel: Channel,
    ) -> Result<(Self, AuthorizationRequest), Refused> {
        let reason = match (self.0.get("request"), self.0.get("request_uri"), channel) {
            (_, Some(_), Channel::Pushed) => Some(RefusalReason::PushedReference),
            (Some(_), Some(_), Channel::Browser) => Some(RefusalReason::RequestTwice),
            (None, Some(_), Channel::Browser) => Some(RefusalReason::RequestUri),
            (Some(_), None, _) if self.0.has_repeated() => Some(RefusalReason::Repeated),
            (_, None, Channel::Browser) if client.must_push() => Some(RefusalReason::PushMissing),
            (None, None, _) if client.request_objects.required => {
                Some(RefusalReason::RequestObjectMissing)
            }
            _ => None,
        };
        if let Some(reason) = reason {
            return Err(self.refuse(client, reason));
        }
        let counting = self.opened(client, provider)?;
        let redirect = counting.addressee(client);
        let redirect = redirect.map_err(Refused::Unanswerable)?;
        let hinted = counting.hinted(client, provider);
        let judged = counting
            .validate(client, redirect.clone())
            .and_then(|mut request| {
                request.hinted_subject =
                    hinted.map_err(|reason| counting.refusal(reason, client, redirect))?;
                Ok(request)
            });
        let request = judged.map_err(Refused::Answerable)?;
        Ok((counting, request))
    }

    /// A refusal for whoever these parameters say, as far as that can be believed.
    pub fn refuse(&self, client: &Client, reason: RefusalReason) -> Refused {
        match self.addressee(client) {
            Ok(redirect) => Refused::Answerable(self.refusal(reason, client, redirect)),
            Err(AuthorizationError::RedirectMissing) => {
                Refused::Unanswerable(AuthorizationError::Unaddressed(reason))
            }
            Err(error) => Refused::Unanswerable(error),
        }
    }

    /// The parameters in the request object, where there is one: of those beside it none counts
    /// [RFC9101 §6.3].
    fn opened(self, client: &Client, provider: Provider<'_>) -> Result<Self, Refused> {
        let Some(token) = self.0.get("request") else {
            return Ok(self);
        };
        match open(token, &self.0, client, provider.issuer, provider.now) {
            Ok(inner) => Ok(Self(inner)),
            Err(error) => Err(self.refuse(client, RefusalReason::RequestObject(error))),
        }
    }

    /// Whom the hint is about. It must be ours and for this client, of whatever age.
    fn hinted(
        &self,
        client: &Client,
        provider: Provider<'_>,
    ) -> Result<Option<HintedSubject>, RefusalReason> {
        let Some(hint) = self.0.get("id_token_hint") else {
            return Ok(None);
        };
        let hint = IdTokenHint::verify(hint, provider.issuer, provider.keys);
        let hint = hint.map_err(|_| RefusalReason::IdTokenHint)?;
        if hint.client_id == client.client_id {
            Ok(Some(HintedSubject(hint.subject)))
        } else {
            Err(RefusalReason::IdTokenHint)
        }
    }
}
