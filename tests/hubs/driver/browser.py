"""A browser without a screen: follows redirects and Refresh, keeps cookies, fills in forms.

In: addresses and what to press. Out: pages, or the address at which a party outside this check
would take over (`arrivals`), which is never asked.
"""

import http.client
import urllib.parse
from html.parser import HTMLParser

MAX_HOPS = 20
TIMEOUT = 60
# The button of the bridge's page that asks before an identity leaves.
SEND = ("send", "1")


class Stuck(Exception):
    """A page on which nobody knows what to do."""


class Form:
    """A form: where it goes, its fields, and the buttons that may be pressed."""

    def __init__(self, base, attributes):
        self.action = urllib.parse.urljoin(base, attributes.get("action") or base)
        self.method = (attributes.get("method") or "get").lower()
        self.fields, self.buttons, self.options, self.boxes = {}, [], {}, []

    @property
    def path(self):
        return urllib.parse.urlsplit(self.action).path


class _Reader(HTMLParser):
    def __init__(self, base):
        super().__init__()
        self.base, self.forms, self.texts = base, [], {}
        self._form = self._select = self._id = None

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "form":
            self._form = Form(self.base, attributes)
            self.forms.append(self._form)
        if attributes.get("id"):
            self._id = attributes["id"]
            self.texts[self._id] = ""
        if self._form is None:
            return
        name, value = attributes.get("name"), attributes.get("value") or ""
        if tag == "input" and name:
            kind = (attributes.get("type") or "text").lower()
            if kind == "submit":
                self._form.buttons.append((name, value))
            elif kind == "checkbox" and "checked" not in attributes:
                self._form.boxes.append((name, value))
            elif kind not in ("checkbox", "radio") or "checked" in attributes:
                self._form.fields[name] = value
        elif tag == "button" and name:
            self._form.buttons.append((name, value))
        elif tag == "textarea" and name:
            self._form.fields[name] = ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            self._form.options.setdefault(self._select, []).append(value)
            if self._select not in self._form.fields or "selected" in attributes:
                self._form.fields[self._select] = value

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = None
        elif tag not in ("option", "br", "span", "b", "code"):
            self._id = None

    def handle_data(self, data):
        if self._id:
            self.texts[self._id] += data


class Page:
    """What was shown, or (`arrived`) where the browser was sent to outside this check."""

    def __init__(self, url, status=0, headers=None, body="", arrived=False):
        self.url, self.status, self.body, self.arrived = url, status, body, arrived
        self.headers = headers or {}
        reader = _Reader(url)
        reader.feed(body)
        self.forms, self.texts = reader.forms, reader.texts

    @property
    def query(self):
        return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.url).query))

    def form(self, wanted):
        """The form whose action has `wanted` in its path; before the menu of languages, which goes
        there by GET, the one that is posted."""
        for form in sorted(self.forms, key=lambda form: form.method != "post"):
            if wanted in form.path:
                return form
        raise Stuck(f"no form to {wanted} at {self.url} (status {self.status})")


class Browser:
    """Cookies by host, as browsers keep them: the port makes no difference."""

    def __init__(self, arrivals=()):
        self.cookies, self.arrivals, self.hops = {}, tuple(arrivals), []

    def get(self, url):
        return self._go("GET", url, None)

    def submit(self, form, press=None, **values):
        """Sends the form with these values; `press` is the name and value of a button."""
        fields = dict(form.fields, **values)
        if press:
            fields[press[0]] = press[1]
        data = urllib.parse.urlencode(fields)
        if form.method == "post":
            return self._go("POST", form.action, data)
        return self._go("GET", form.action.split("?")[0] + "?" + data, None)

    def _go(self, method, url, data):
        for _ in range(MAX_HOPS):
            if url.startswith(self.arrivals):
                return Page(url, arrived=True)
            status, headers, body = self._ask(method, url, data)
            self.hops.append(f"{method} {url.split('?')[0]} {status}")
            onwards = headers.get("Location") if 300 <= status < 400 else None
            refresh = headers.get("Refresh")
            if refresh and "=" in refresh:
                onwards = refresh.split("=", 1)[1].strip("'\" ")
            if onwards:
                url, method, data = urllib.parse.urljoin(url, onwards), "GET", None
                continue
            page = Page(url, status, headers, body)
            posting = [f for f in page.forms if {"SAMLRequest", "SAMLResponse"} & f.fields.keys()]
            asking = [f for f in page.forms if SEND in f.buttons]
            if not posting and not asking:
                return page
            form = (posting or asking)[0]
            # Whoever is asked what may be sent sends everything.
            ticked = [*form.boxes, SEND] if asking else []
            url, method = form.action, "POST"
            data = urllib.parse.urlencode([*form.fields.items(), *ticked])
        raise Stuck(f"too many hops, the last to {url}")

    def _ask(self, method, url, data):
        parts = urllib.parse.urlsplit(url)
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=TIMEOUT)
        jar = self.cookies.setdefault(parts.hostname, {})
        sent = {"Accept": "text/html", "Accept-Language": "en", "Connection": "close"}
        path = parts.path or "/"
        held = [f"{n}={v}" for (n, p), v in jar.items() if path.startswith(p)]
        if held:
            sent["Cookie"] = "; ".join(held)
        if data is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path + ("?" + parts.query if parts.query else ""), data, sent)
        answer = connection.getresponse()
        body = answer.read().decode("utf-8", "replace")
        for line in answer.headers.get_all("Set-Cookie") or []:
            self._keep(jar, line)
        connection.close()
        return answer.status, answer.headers, body

    @staticmethod
    def _keep(jar, line):
        first, *rest = [part.strip() for part in line.split(";")]
        name, _, value = first.partition("=")
        attributes = {k.lower(): v for k, _, v in (part.partition("=") for part in rest)}
        key = (name, attributes.get("path") or "/")
        if attributes.get("max-age") == "0" or not value:
            jar.pop(key, None)
        else:
            jar[key] = value
