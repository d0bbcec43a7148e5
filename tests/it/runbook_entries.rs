//! What docs/RUNBOOK.md says: for each family of codes, for single codes that mean something to
//! whoever is on duty, and for each alert.

/// A family of codes.
pub(crate) struct Family {
    pub(crate) name: &'static str,
    /// Who has to do something about it.
    pub(crate) blame: &'static str,
    /// What the person sees.
    pub(crate) person: &'static str,
    /// What to look at and do.
    pub(crate) act: &'static str,
}

const fn family(
    name: &'static str,
    blame: &'static str,
    person: &'static str,
    act: &'static str,
) -> Family {
    Family {
        name,
        blame,
        person,
        act,
    }
}

const NOBODY: &str = "Nothing: no login is touched.";
const OPERATOR_ONLY: &str = "Nothing: the code is printed to whoever runs the command.";

pub(crate) const FAMILIES: &[Family] = &[
    family(
        "binding",
        "foreign node",
        "The request was not understood; go back to the service and start again.",
        "One now and then is a bookmark, a back button or a scanner: leave it. Many from one country: \
         keep the time and the references and ask that country's operators what they changed. Nobody \
         is verified at this point, so the country is a guess until they confirm it.",
    ),
    family(
        "request",
        "foreign node (their Connector)",
        "Up to the place of the answer: a page that the request was not understood. After it: their \
         own service's page, since their Connector is told.",
        "Read the rule in the table. Take the reference to the foreign operators; where they send you \
         the message, `eidas-bridge inspect request FILE --config …` names the rule again. If a whole \
         country fails since a certain hour, they have changed something: offer them the rule and the \
         time. Do not bend a rule without an exception in the country's file, with its end date.",
    ),
    family(
        "response",
        "foreign node (their Proxy-Service)",
        "The chosen country's answer does not hold; or their service says that the login failed.",
        "Look whether it is one person or all of that country. All: ask the country; \
         `eidas-bridge inspect response FILE --config …` on a message that they give you names the rule. \
         Suspend the country (`eidas-bridge country suspend CC`) where people only waste their time.",
    ),
    family(
        "assertion",
        "foreign node (their Proxy-Service)",
        "The chosen country's answer does not hold.",
        "As for `response`. Times (`not-before`, `expired`) are mostly a clock that is off: check ours \
         first (`chronyc tracking`), then ask for theirs.",
    ),
    family(
        "dataset",
        "foreign node, or our hub for our own citizens",
        "Data is missing that the service needs.",
        "The log names the attribute, never its value. A single person: their register lacks it, and \
         only the country can help. Everybody of a country: ask its operators which attributes they \
         stopped sending.",
    ),
    family(
        "peer",
        "foreign node",
        "What the other country said: cancelled, level not reached, or its answer does not hold.",
        "They refused, and signed it. Compare the share of refusals with last week's. Only \
         `peer.our-request` is about us.",
    ),
    family(
        "metadata",
        "foreign node, or whoever fetched its metadata for us",
        "The country is marked as out of order in the list, once the good copy has ended.",
        "The last good copy serves until its `validUntil`: `eidas-bridge country show CC` says how long. \
         Until then write to the country; `country diff CC` shows what its source says now.",
    ),
    family(
        "revocation",
        "the foreign authority that issued the certificate",
        "The country is out of order, if `[trust].revocation` is `hard` and the good copy has ended.",
        "Ask the authority's address by hand with `openssl ocsp` or `curl`. Where it is down for all, \
         `soft` keeps the country going; decide that with your security officer.",
    ),
    family(
        "list",
        "whoever publishes the service list",
        NOBODY,
        "What the last good list said stays in force. `eidas-bridge country list` shows it. Tell the \
         publisher; the list's signer is in `signer_file`.",
    ),
    family(
        "country",
        "depends: the person's choice, the country, or your own country file",
        "The country stands in the list with its reason, and cannot be chosen.",
        "Nothing, where it is true. Where it is not: compare `metadata/countries/CC.toml` with \
         `eidas-bridge country show CC`.",
    ),
    family(
        "trust",
        "foreign node, or your own files",
        "At worst: the country is out of order.",
        "`eidas-bridge country show CC` says since when and why. Trust never falls back to something \
         unsigned: a country that is refused stays refused until its metadata is good again.",
    ),
    family(
        "xml",
        "foreign node",
        "The request or the answer was not understood.",
        "The strict reader refuses what could be read in two ways. One odd message is a scanner; keep \
         the reference. All messages of a country: their software writes something that it should not; \
         send them the code and the rule.",
    ),
    family(
        "signature",
        "foreign node",
        "The request or the answer was not understood.",
        "A wrong signature is a wrong key until the contrary is shown: has the country rolled its keys \
         without new metadata? `country diff CC`. If the metadata is current and signatures still fail, \
         treat it as an attack: keep logs, tell your security officer.",
    ),
    family(
        "decrypt",
        "foreign node, or our own key",
        "The chosen country's answer does not hold.",
        "For one country: they encrypt to an old certificate of ours; ask them to load our metadata. \
         For all countries at once: our key is not the one that we publish; `eidas-bridge keys list` and \
         `doctor`.",
    ),
    family(
        "encrypt",
        "this bridge, or the foreign Connector's certificate",
        "The mistake is ours; try later.",
        "Look at the country's encryption certificate with `country show CC`. Otherwise as \
         `bridge.internal`.",
    ),
    family(
        "sign",
        "this bridge",
        "The mistake is ours; try later.",
        "The signing key does not work. `eidas-bridge doctor --config …`; with a token, see whether it \
         answers. Then as `bridge.internal`.",
    ),
    family(
        "xml-write",
        "this bridge",
        "The mistake is ours; try later.",
        "A value cannot be written as XML. Keep the reference and report it as a flaw of this program.",
    ),
    family(
        "write",
        "this bridge",
        "The mistake is ours; try later.",
        "A flaw of this program. Keep the reference and report it.",
    ),
    family(
        "key",
        "this bridge's operator",
        "Nothing: the bridge does not start, or a new configuration is not taken.",
        "The key or certificate that is named cannot be used. `eidas-bridge check-config FILE` says \
         where. What was in force stays in force.",
    ),
    family(
        "keys",
        "this bridge's operator",
        OPERATOR_ONLY,
        "The command has changed nothing. The text says what has to come first.",
    ),
    family(
        "oidc",
        "our hub, or a client of its",
        "Before the client is known: a page that the request was not understood or that the sender is \
         unknown. After it: the service's own page, since it is told.",
        "Take code, time and reference to the hub's operators. Codes under `oidc.provider`, \
         `oidc.token-response`, `oidc.id-token` and `oidc.userinfo` are about what their provider \
         answered us; the others about what their client asked.",
    ),
    family(
        "jose",
        "our hub, or a client of its",
        "The national login cannot be reached; or the service says that the login failed.",
        "A token that cannot be read: have keys been rolled? The hub's keys are asked for again by \
         themselves. Ask whether they changed an algorithm; ours are in the configuration.",
    ),
    family(
        "hub",
        "our hub",
        "The national login cannot be reached, or what the hub said.",
        "Compare with the hub's own status page, then call its operators with the time.",
    ),
    family(
        "claims",
        "our hub",
        "Data is missing that the service needs.",
        "The hub's register lacks it for this citizen, or the hub no longer sends a claim. Everybody \
         since a certain hour: the latter.",
    ),
    family(
        "flow",
        "the person",
        "What happened, and how to start again.",
        "Nothing. A sudden rise is worth a look: cookies that a new proxy drops, or a page of the \
         service that people open twice.",
    ),
    family(
        "net",
        "whoever was called, or the network in between",
        "The national login or the chosen country cannot be reached.",
        "Call the same address from the same machine (`curl -v`). DNS, firewall, certificate, in this \
         order.",
    ),
    family(
        "store",
        "this bridge's operator",
        "Too many logins at once, or out of order for the moment: try again.",
        "Without the store no login goes on, and none is believed twice. See the single codes.",
    ),
    family(
        "audit",
        "this bridge's operator",
        "Out of order for the moment: try again.",
        "A message that cannot be recorded is not sent. See the single codes.",
    ),
    family(
        "bridge",
        "this bridge",
        "Too many logins at once, or the mistake is ours.",
        "See the single codes.",
    ),
    family(
        "http",
        "whoever called; for `http.busy`, this bridge",
        "What was wrong with the request, or that too much goes on.",
        "Scanners make most of these: leave them. A rise of `http.busy`, `http.timeout` or \
         `http.too-many-requests` is load; see the single codes.",
    ),
    family(
        "page",
        "our hub, or a client of its",
        "The page stands without the link.",
        "An address that may not be linked to was registered or configured. Correct it there.",
    ),
    family(
        "config",
        "this bridge's operator",
        OPERATOR_ONLY,
        "Every problem is listed with file, line and key. A running bridge goes on with what it had.",
    ),
    family(
        "inspect",
        "whoever runs the command",
        OPERATOR_ONLY,
        "Correct the arguments; the text says which file.",
    ),
    family(
        "cli",
        "whoever runs the command",
        OPERATOR_ONLY,
        "Correct the arguments; nothing was changed.",
    ),
];

/// A code, and what to look at and do.
pub(crate) const CODES: &[(&str, &str)] = &[
    (
        "store.unavailable",
        "Every login stands still. `/readyz` says `store-unreachable` or `store-frozen`. Redis: \
         `redis-cli -h HOST ping`, then its own log, then the network and its certificate. It recovers \
         by itself within seconds once the store answers: restart nothing. Never empty the store: it \
         holds what keeps answers from being used twice.",
    ),
    (
        "store.full",
        "No new login begins; those under way go on. Memory store: raise `[store] max_entries`. Redis: \
         raise `maxmemory`; the policy must be `noeviction`. Look first whether somebody begins logins \
         without end: `eidas_requests_total{step=\"authorize\"}` against `eidas_logins_total`.",
    ),
    (
        "store.authority",
        "`[store] ca_file` holds no certificate in PEM: put in it the authority that signed the server's.",
    ),
    (
        "store.in-use",
        "Another process has the store's file: an instance that still stops, or one started twice. Several \
         instances need Redis.",
    ),
    (
        "store.file",
        "The store's file cannot be opened or is no store of ours. Look at its folder's owner and at the \
         disk. With another file replay protection begins anew, and logins under way start again.",
    ),
    (
        "store.no-sealing-key",
        "`eidas-bridge keys generate --role record-sealing`; every instance needs the same key.",
    ),
    (
        "store.unsealable",
        "A record was sealed with a key that this instance does not have, or was changed in the store. After \
         a roll-over: did every instance read the new configuration before the switch? Otherwise somebody \
         writes to your store: change its password, and look who.",
    ),
    (
        "store.evicts",
        "Set `maxmemory-policy noeviction` on the store's server: what it throws away may be a login, or the \
         mark that keeps an answer from being used twice.",
    ),
    (
        "store.unbounded",
        "Give the store's server a `maxmemory`, or whoever begins logins without end fills the machine.",
    ),
    (
        "store.bounded",
        "Nothing to do. Above three quarters, see `store.full` before it comes.",
    ),
    ("store.keeps", "Nothing to do."),
    (
        "store.server",
        "Nothing to do, unless the version or the persistence is not what you meant it to be.",
    ),
    ("store.file-held", "Nothing to do."),
    (
        "store.unencodable",
        "A flaw of this program. Keep the reference and report it.",
    ),
    (
        "audit.unwritable",
        "No message leaves, so no login succeeds. Is the disk of the audit trail full (`df`), read-only, \
         or not the bridge's to write? Free space by moving rotated files away, never the one that is \
         written. It recovers by itself.",
    ),
    (
        "bridge.busy",
        "More private-key work waits than is done in time. `eidas_key_queue` and `eidas_key_wait_seconds` \
         show it. A short peak: nothing. A long one: another instance, or more cores; EC keys cost a \
         tenth of RSA-3072. A hardware token that has become slow looks the same: `eidas_key_seconds`.",
    ),
    (
        "bridge.internal",
        "A flaw of this program or of the machine beneath it; the log's `rule` names the place. \
         `randomness`: the system gives none, restart the machine. `pool`: work broke off, look for a \
         panic in the log of that second. Keep the lines and report them.",
    ),
    (
        "http.busy",
        "Too many requests at once: `eidas_shed_total` says which class and why. `places`: requests hang, \
         mostly on the hub or the store (`eidas_outbound_seconds`, `eidas_store_seconds`). `keys`: see \
         `bridge.busy`. `lag`: the processor is too small. `bodies`: somebody sends bodies without end.",
    ),
    (
        "http.timeout",
        "A request took longer than `[limits] request_seconds`, or its body longer than `body_seconds`. \
         Single ones are bad lines. Many: what is slow? `eidas_outbound_seconds`, `eidas_store_seconds`. \
         Many with `class=\"begin\"` and little traffic: a slow-body attack, which holds nobody up.",
    ),
    (
        "http.too-many-requests",
        "One address asks too often. A proxy of yours that is not in `limits.trusted_proxies` looks like \
         one address: add it. The hub's or a foreign node's load balancer: add it to \
         `limits.unlimited_addresses`. Otherwise it is what the limit is for.",
    ),
    (
        "oidc.client-rate",
        "A client that is who it says calls the back channel without end: a loop in its software. Call \
         its operators. `limits.client_requests_per_second` is the limit.",
    ),
    (
        "http.body-too-large",
        "Somebody sends more than `limits.body_bytes`. A Response of a country with many certificates in \
         it may be large: ask them before you raise the limit.",
    ),
    (
        "trust.expired",
        "Something has ended: a country's metadata (write to it), one of its certificates, or one of \
         ours (`certificate` in the log; roll it at once with `eidas-bridge keys rollover`).",
    ),
    (
        "trust.expiring",
        "It ends soon; the log says what and when. Ours: begin the roll-over now, countries need days to \
         load new metadata.",
    ),
    (
        "trust.held",
        "A country's metadata has changed and waits for you: `eidas-bridge country diff CC`, ask the \
         country by telephone for the fingerprint, then `country approve CC`.",
    ),
    (
        "trust.rolled-back",
        "The source hands out an older copy than the one in force. A cache of theirs, or somebody in the \
         middle: ask the country. What was in force stays.",
    ),
    (
        "trust.withdrawn",
        "The certificate under which a country signs its metadata was revoked. The country is out until \
         it publishes anew. Call it: this is either an incident of theirs or a mistake.",
    ),
    (
        "trust.entity-collision",
        "Two country files claim one entity. The second is left out. Correct the files.",
    ),
    (
        "trust.refresh-refused",
        "The last good copy serves until its end; `eidas_trust_expiry_seconds` says how long. `detail` \
         has the code of the reason: go on there.",
    ),
    (
        "trust.reload-refused",
        "A changed file is not taken; the old one is in force. The log has file, line and key.",
    ),
    (
        "trust.archive-unwritable",
        "`[trust].state_dir` takes no copies. The bridge runs, but a restart would begin without \
         metadata: repair the disk before you restart.",
    ),
    (
        "trust.archive-ignored",
        "A copy on disk is not believed; it is fetched again. More than once: somebody else writes there.",
    ),
    (
        "trust.offline",
        "No copy is here and the source was not reached. Right after a start this is normal for seconds.",
    ),
    (
        "trust.source",
        "A file that the country's file names cannot be read: rights, or a wrong path.",
    ),
    (
        "trust.list-suspends",
        "A service list has suspended the country or a node of it, at once. Ask its publisher why.",
    ),
    (
        "trust.signer-unchecked",
        "Nobody says whether the signer was revoked; it is taken all the same (`soft`). Lasting for days: \
         ask the authority.",
    ),
    (
        "country.outage",
        "The country has no metadata that is good. `country show CC` says why: go on with that code.",
    ),
    (
        "country.suspended",
        "You or a service list suspended it. `country resume CC` when the cause is gone.",
    ),
    (
        "metadata.expired",
        "The country has not published anew in time. Its operators can do that within minutes; no setting \
         of ours makes an expired copy good.",
    ),
    (
        "metadata.signer",
        "Signed by somebody who is none of the country's anchors. Has it announced a new one? Take a new \
         anchor only on a second channel: `certs/countries/CC.pem`, four eyes.",
    ),
    (
        "metadata.anchor-expired",
        "The anchor in `certs/countries/CC.pem` has ended. Ask the country for the next one, on a second \
         channel.",
    ),
    (
        "metadata.shared-key",
        "Only a remark: one key both signs and is encrypted for. Tell the country.",
    ),
    (
        "hub.refused",
        "The hub ended the login: the person cancelled, or the hub is in trouble. Compare with its usual \
         share.",
    ),
    (
        "hub.level-not-reached",
        "The citizen's means is too weak for the foreign service. Nothing to do, unless all fail: then \
         the hub's names for levels (`proxy_service.hub.acr`) have changed.",
    ),
    (
        "hub.foreign-login",
        "Somebody of abroad logged in where only our citizens can. Nothing to do; many: ask the hub why \
         it offers that way here.",
    ),
    (
        "net.unreachable",
        "No connection, TLS failure, or no answer within `limits.outbound_seconds`. `eidas_outbound_seconds` \
         by `peer` says who. `curl -v` from the same machine.",
    ),
    (
        "net.status",
        "The counterpart answers, but with an error of its own. Its operators see the same.",
    ),
    (
        "net.not-permitted",
        "An address leads where the bridge may not go: a private address in production, or http. Correct \
         the country's file or the configuration.",
    ),
    (
        "net.too-large",
        "The answer is larger than any we know. Ask who publishes it.",
    ),
    (
        "net.setup",
        "The HTTP client cannot be set up: certificates of the system are missing or unreadable.",
    ),
    (
        "peer.our-request",
        "The country finds our request faulty. All logins there fail: has our metadata or certificate \
         just changed? Ask the country to load it; take the SAML status from the log.",
    ),
    (
        "peer.failed",
        "The country has a fault of its own. Many: call it; suspend it if it lasts.",
    ),
    (
        "decrypt.failed",
        "See the family. All that depends on the content is one code, so that nobody learns from it.",
    ),
    (
        "response.replayed",
        "An answer came twice. One: a back button. Many from one country: a loop of theirs, or somebody \
         tries: keep the logs.",
    ),
    (
        "request.replayed",
        "A request came twice: a back button, or a load balancer that repeats POSTs.",
    ),
    (
        "response.unsolicited",
        "An answer to nothing that is open. One: the person was slow. All: the store has lost its \
         content, or two instances do not share one.",
    ),
    (
        "flow.gone",
        "The login is not known. One: an old tab. All at once: the store was emptied, or instances do \
         not share one store.",
    ),
    (
        "flow.other-browser",
        "The cookie is missing. All at once: a proxy drops `__Host-` cookies, or the bridge is reached \
         by another name than `node.base_url`.",
    ),
    (
        "oidc.client-auth.replayed",
        "A client assertion came twice: the client retries with the same one. Its operators must make a \
         new one for each call.",
    ),
    (
        "oidc.client-keys",
        "The client's keys cannot be had from its `jwks_uri`. Call the address yourself.",
    ),
    (
        "oidc.authorization.client-unknown",
        "An unregistered client. A new service of the hub? Register it; otherwise a scanner.",
    ),
    (
        "oidc.authorization.redirect-unregistered",
        "The client asks to be answered elsewhere than registered. Its operators changed an address.",
    ),
    (
        "config.invalid",
        "`eidas-bridge check-config FILE` lists every problem. A running bridge keeps the old.",
    ),
    (
        "key.mismatch",
        "Key and certificate do not belong together: one of the two files is of another time.",
    ),
];

/// An alert of docs/monitoring/alerts.yaml, and what to do.
pub(crate) const ALERTS: &[(&str, &str)] = &[
    (
        "EidasDown",
        "Prometheus cannot read `/metrics`. Is the process there (`systemctl status eidas-bridge`)? Does \
         it listen at `[operations] listen`? Its last lines say why it went. Start it: it may always be \
         started again.",
    ),
    (
        "EidasNotReady",
        "`curl http://…/readyz` says why. `starting` for more than a minute: the hub or all countries are \
         away. `store-…`: go to `store.unavailable`. `keys` or `hardware-keys-lost`: the token is away. \
         `no-usable-country`: our own network, most likely.",
    ),
    (
        "EidasLoginsFailing",
        "More than a tenth of the logins of a country is refused. \
         `topk(5, sum by (code) (rate(eidas_refusals_total[15m])))` has the codes; go on with the first \
         one below. One country: theirs. All countries: the hub, the store or the last change here.",
    ),
    (
        "EidasNoLogins",
        "There were logins at this hour yesterday, and now there are none. Nothing fails, so nobody \
         arrives: DNS, certificate, load balancer, or the hub has taken us off its page.",
    ),
    (
        "EidasOwnFaults",
        "Refusals whose cause is this bridge. Their codes: `eidas_refusals_total{side=\"bridge\"}`. Go on \
         with them below.",
    ),
    (
        "EidasSlow",
        "One request in a hundred takes longer than a second. By `step`: `finish` and `callback` wait for \
         the hub, `acs` and `token` for keys. `eidas_outbound_seconds`, `eidas_key_wait_seconds` and \
         `eidas_store_seconds` say which.",
    ),
    (
        "EidasShedding",
        "Requests are turned away. See `http.busy`; another instance helps at once.",
    ),
    (
        "EidasRateLimiting",
        "Somebody is turned away for asking too often. See `http.too-many-requests` and \
         `oidc.client-rate`: make sure that it is no proxy of yours.",
    ),
    (
        "EidasConnectionsRefused",
        "`full`: raise `limits.connections` and the unit's `LimitNOFILE`. `address`: one address holds \
         too many, see `http.too-many-requests`. `descriptors`: `LimitNOFILE` is too small.",
    ),
    (
        "EidasLag",
        "The processor has more to do than it can. Another instance or more cores; look for a noisy \
         neighbour.",
    ),
    (
        "EidasHubUnreachable",
        "Calls to the hub fail. Our citizens cannot log in abroad. Call its operators; see \
         `net.unreachable`.",
    ),
    (
        "EidasStoreSlow",
        "The store takes more than 100 ms. Redis: `SLOWLOG GET`, memory, a fork for a snapshot. See \
         `store.unavailable`.",
    ),
    (
        "EidasCountryUnusable",
        "A country that is registered cannot be used. `eidas-bridge country show CC`; go on with the code \
         that it names.",
    ),
    (
        "EidasCountryExpiring",
        "A country's metadata or a certificate in it ends within two days, and nothing new has come. \
         Write to the country now.",
    ),
    (
        "EidasMetadataStale",
        "A country's source has not answered well for a day. The good copy serves still. See \
         `trust.refresh-refused`.",
    ),
    (
        "EidasOwnCertificateExpiring",
        "A certificate of ours ends within 30 days. `eidas-bridge keys list`, then `keys rollover`: \
         countries need days to load new metadata.",
    ),
    (
        "EidasOwnCertificateExpired",
        "It has ended. Countries refuse our messages or our metadata. Roll it now and tell the countries.",
    ),
    (
        "EidasConfigurationRefused",
        "The files say something that is not in force. `eidas-bridge check-config FILE`; a restart would \
         fail, so repair it before anybody restarts.",
    ),
    (
        "EidasLogLinesDropped",
        "Nobody takes the log in time: is the collector's pipe blocked? Logins go on, and the audit trail \
         is a file of its own.",
    ),
    (
        "EidasTracesFailing",
        "The collector does not take spans. Logins go on. Look at the collector, or take `[traces]` out.",
    ),
    (
        "EidasDescriptorsShort",
        "More than four fifths of the file descriptors are in use. Raise `LimitNOFILE`, or find who holds \
         connections: `ss -tn state established`.",
    ),
    (
        "EidasRestarting",
        "The process started more than twice in a quarter of an hour. Its last lines before each end say \
         why; `journalctl -u eidas-bridge` or the container's previous log.",
    ),
];
