"""A question of a reader: what was asked, by whom, in which language, and how an answer is put before them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup
from msgspec import Struct
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from riwaya import __version__
from riwaya.claims.gloss import unmarked
from riwaya.errors import UsageError
from riwaya.export.dossier.labels import isolated
from riwaya.export.dossier.marks import Piece, cut, sentence_pieces
from riwaya.knowledge import ontology
from riwaya.ledger import Ledger
from riwaya.model import Claim, Document
from riwaya.pictures import STANCES
from riwaya.review import DOUBTS
from riwaya.store import Stated, User, Views
from riwaya.store.records import DisputeRow, SavedSearch, Snippet
from riwaya.web import names
from riwaya.web.jobs import Jobs
from riwaya.web.keeping import Keeping
from riwaya.web.names import Memory, Names
from riwaya.web.wording import DIRECTIONS, moment, number, term, terms, when

Answer = TypeVar("Answer")
Found = TypeVar("Found")

#: What can be reached from every page: (term, address).
SECTIONS = (
    ("overview", "/"),
    ("stories", "/stories"),
    ("disputes", "/disputes"),
    ("review", "/review"),
    ("search", "/search"),
    ("sources", "/sources"),
    ("audit", "/audit"),
)


class NotFoundError(Exception):
    """The ledger holds nothing of that name."""


class NotAllowedError(Exception):
    """The reader's role does not allow it."""


def there(found: Found | None, name: str) -> Found:
    """Return what was found.

    Raises:
        NotFoundError: where there is nothing of this name.
    """
    if found is None:
        raise NotFoundError(name)
    return found


class Reader(Struct, frozen=True, kw_only=True):
    """Who asks: the language and theme chosen, the browser's token, and the user where users are needed."""

    language: str
    theme: str
    token: str
    user: User | None
    rights: bool

    @property
    def name(self) -> str | None:
        """The name that the log notes; None where the server's own is noted."""
        return None if self.user is None else self.user.name

    def may(self, role: str) -> bool:
        """Whether the reader may do what a role may; on loopback without users everybody may do all."""
        if not self.rights:
            return True
        return self.user is not None and self.user.may(role)


class Shared(Struct, frozen=True):
    """What all questions share: long work, names that were looked up, and who is noted where nobody has a name."""

    jobs: Jobs
    memory: Memory
    keeping: Keeping
    actor: str
    open: Callable[[str | None], Ledger]


class Ask:
    """One question to one open ledger."""

    def __init__(
        self,
        request: Request,
        ledger: Ledger,
        reader: Reader,
        form: FormData | None,
        shared: Shared,
        *,
        secure: bool = False,
    ) -> None:
        self.request, self.ledger, self.reader, self.jobs = request, ledger, reader, shared.jobs
        self.actor = shared.actor
        self._open = shared.open
        self._keeping = shared.keeping
        self.secure = secure
        self.form = FormData() if form is None else form
        self.views: Views = ledger.view
        self.names = Names(ledger, shared.memory, reader.language)

    def kept(self, make: Callable[[], Answer], *asked: str) -> Answer:
        """Return an answer that costs much, kept until something is done to the ledger."""
        return self._keeping.answer(self.ledger.head, asked, make)

    def fresh(self) -> Ledger:
        """Open the ledger once more, in the name of who asks."""
        return self._open(self.reader.name)

    # --- what was asked -----------------------------------------------------------------------------------

    @property
    def language(self) -> str:
        """The language of the answer."""
        return self.reader.language

    @property
    def rtl(self) -> bool:
        """Whether the answer runs from right to left."""
        return DIRECTIONS[self.language] == "rtl"

    def path(self, name: str) -> str:
        """Return a part of the address."""
        return str(self.request.path_params[name])

    def text(self, name: str, default: str = "") -> str:
        """Return a field of the query."""
        return self.request.query_params.get(name, default)

    def after(self) -> str | None:
        """Return where the list goes on."""
        return self.text("after") or None

    def whole(self, name: str, default: int, *, most: int = 10**9) -> int:
        """Return a whole number of the query.

        Raises:
            UsageError: when it is none, or too large.
        """
        text = self.text(name)
        if not text:
            return default
        if not text.isascii() or not text.isdigit() or int(text) > most:
            raise UsageError(f"{text!r} is no number up to {most}", field=name, remedy="write a whole number")
        return int(text)

    def limit(self, default: int = 50) -> int:
        """Return how many items a list may have."""
        return max(1, self.whole("limit", default, most=200))

    def field(self, name: str) -> str:
        """Return a field of the form that was sent."""
        value = self.form.get(name, "")
        return value.strip() if isinstance(value, str) else ""

    def files(self, name: str) -> list[UploadFile]:
        """Return the files of a field of the form."""
        return [one for one in self.form.getlist(name) if isinstance(one, UploadFile)]

    def saved(self) -> tuple[SavedSearch, ...]:
        """Return the searches that the reader keeps."""
        return tuple(self.views.searches(self.owner))

    @property
    def owner(self) -> str:
        """Whose searches these are: the user's; where there are none, everybody's who uses this machine."""
        return self.reader.name or "local"

    def need(self, role: str) -> None:
        """Refuse a reader whose role is less.

        Raises:
            NotAllowedError: naming the role that is needed.
        """
        if not self.reader.may(role):
            raise NotAllowedError(role)

    def t(self, key: str, /, **values: object) -> str:
        """Return a term in the reader's language."""
        return term(self.language, key, **values)

    def word(self, kind: str, value: object) -> str:
        """Return the term for a value of some kind; one that the locales do not know is shown as it is."""
        return terms(self.language).get(f"{kind}_{value}", str(value))

    # --- how it is answered -------------------------------------------------------------------------------

    def page(self, template: str, *, section: str, http: int = 200, **shown: Any) -> Response:
        """Return a page."""
        html = environment().get_template(template).render(**self._words(), section=section, **shown)
        return HTMLResponse(html, http)

    def go(self, address: str, *, told: str = "", made: str = "") -> Response:
        """Send the reader on to another page, with a word on what was done and the judgement that was made."""
        head, mark, anchor = address.partition("#")
        path, _, query = head.partition("?")
        kept = [(name, value) for name, value in parse_qsl(query) if name not in ("told", "made")]
        kept += [(name, value) for name, value in (("told", told), ("made", made)) if value]
        return RedirectResponse(f"{path}?{urlencode(kept)}{mark}{anchor}" if kept else f"{path}{mark}{anchor}", 303)

    def here(self, **changed: str) -> str:
        """Return the address of this page with other fields."""
        fields = {**dict(self.request.query_params), **changed}
        fields = {name: value for name, value in fields.items() if name not in ("told", "made")}
        kept = {name: value for name, value in fields.items() if value}
        return f"{self.request.url.path}?{urlencode(kept)}" if kept else self.request.url.path

    def _words(self) -> dict[str, Any]:
        language = self.language
        told = self.text("told")
        return {
            "lang": language,
            "dir": DIRECTIONS[language],
            "theme": self.reader.theme,
            "token": self.reader.token,
            "hidden": Markup('<input type="hidden" name="token" value="{}">').format(self.reader.token),
            "version": __version__,
            "sections": SECTIONS,
            "user": self.reader.user,
            "rights": self.reader.rights,
            "may_review": self.reader.may("reviewer"),
            "may_edit": self.reader.may("editor"),
            "may_rule": self.reader.rights and self.reader.may("admin"),
            "other_language": self.here(lang="en" if language == "ar" else "ar"),
            "told": told if told in terms(language) and told.startswith("told_") else "",
            "made": made if re.fullmatch("[0-9a-f]{16}", made := self.text("made")) else "",
            "shapes": STANCES,
            "t": self.t,
            "word": self.word,
            "here": self.here,
            "name": self.names.name,
            "in_words": self.names.in_words,
            "url": names.url,
            "article_url": names.article_url,
            "claim_url": names.claim_url,
            "link": self.link,
            "when": lambda edtf: when(language, edtf),
            "moment": lambda at: moment(language, at),
            "number": number,
            "event": lambda kind, mode: event(language, kind, mode),
            "gloss": lambda claim: gloss(language, claim),
            "topic": self.topic,
            "doubt": self.doubt,
            "pieces": pieces,
            "context": context,
        }

    def link(self, entity: str, *, bold: bool = False, chip: bool = False) -> Markup:
        """Return a link to an entity's page."""
        shown = Markup("<bdi>{}</bdi>").format(self.names.name(entity))
        inside = Markup("<b>{}</b>").format(shown) if bold else shown
        class_ = Markup(' class="chip"') if chip else ""
        return Markup('<a href="{}"{}>{}</a>').format(names.url(entity), class_, inside)

    def sentences(self, claims: Iterable[Stated]) -> dict[str, tuple[Piece, ...]]:
        """Return the sentences that claims were read from, evidence, cue and figures marked, by `doc#id`."""
        found: dict[str, tuple[Piece, ...]] = {}
        documents: dict[str, Document | None] = {}
        for one in claims:
            if one.doc not in documents:
                documents[one.doc] = self.ledger.document(one.doc)
            document = documents[one.doc]
            claim = None if document is None else next((c for c in document.claims if c.id == one.claim.id), None)
            found[one.ref] = pieces(one) if document is None or claim is None else sentence_pieces(document, claim)
        return found

    def doubt(self, reason: str) -> str:
        """Return why a claim waits for a person."""
        english, arabic = DOUBTS.get(reason, ("", ""))
        return (arabic if self.rtl else english) or self.t(f"doubt_{reason}")

    def topic(self, row: DisputeRow) -> str:
        """Return what a dispute is about: what its first side holds, without the stance of that side."""
        return isolated(unmarked(row.topic_ar)) if self.rtl and row.topic_ar else unmarked(row.topic)


def inside(address: str, *, otherwise: str) -> str:
    """Return an address of this server; anything else leads elsewhere on it."""
    is_own = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if is_own and address.isprintable() else otherwise


def event(language: str, kind: str, mode: str | None) -> str:
    """Return what happened in one or two words: the mode where there is one ("air strike"), else the type."""
    return str(getattr(ontology.mode_label(kind, mode), language))


def gloss(language: str, claim: Claim) -> str:
    """Return a claim in one sentence of the reader's language."""
    return isolated(claim.gloss_ar) if language == "ar" else claim.gloss


def pieces(one: Stated) -> tuple[Piece, ...]:
    """Return the words a claim was read from, its cue and figures marked where they stand among them."""
    claim, evidence = one.claim, one.claim.evidence
    spans = [(figure.start, figure.end, "figure") for figure in one.figures]
    spans += [] if claim.cue is None else [(claim.cue.start, claim.cue.end, "cue")]
    return tuple(cut(evidence.text, evidence.start, spans))


def context(snippet: Snippet) -> Iterator[Piece]:
    """Yield a sentence with the words that were searched for marked."""
    return cut(snippet.text, snippet.start, [(found.start, found.end, "found") for found in snippet.found])


@cache
def environment() -> Environment:
    """Return the templates; everything that is put into them is escaped."""
    return Environment(
        loader=PackageLoader("riwaya.web"),
        autoescape=select_autoescape(enabled_extensions=("j2",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


Handler = Callable[[Ask], Response]
