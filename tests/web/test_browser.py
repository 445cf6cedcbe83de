"""What a documenter does, in a real browser: add, read, settle, correct, undo, export; by mouse and by keyboard."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from riwaya.ledger import Ledger
from riwaya.sample import pages

from .browser import PHONE, WIDE, chromium, complaints, sized, violations
from .conftest import Client, serving

#: Seconds that a page may take on a busy machine.
PATIENCE = 60
#: Whether the page that the browser shows is there as a whole.
_WHOLE = "return document.readyState === 'complete' && document.body !== null"


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with chromium(tmp_path_factory.mktemp("profile")) as found:
        found.set_script_timeout(PATIENCE)
        yield found


def _one(driver: Any, selector: str) -> Any:
    """Return the element, waiting for it."""
    return _until(lambda: (driver.find_elements("css selector", selector) or [None])[0], selector)


def _until(found: Callable[[], Any], what: str) -> Any:
    """Return the answer once there is one; a page that is being left gives none."""
    from selenium.common.exceptions import StaleElementReferenceException

    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(StaleElementReferenceException):
            answer = found()
            if answer:
                return answer
        time.sleep(0.05)
    raise AssertionError(f"waited in vain for {what}")


def _click(driver: Any, selector: str) -> None:
    element = _one(driver, selector)
    driver.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
    element.click()


def _send(driver: Any, selector: str) -> None:
    """Click on what leads to another page, and wait until that page is there."""
    driver.execute_script("window.left = false")
    _click(driver, selector)
    _until(lambda: driver.execute_script(f"{_WHOLE} && window.left === undefined"), f"the page behind {selector}")


def _open(driver: Any, port: int, path: str) -> None:
    _visit(driver, f"http://127.0.0.1:{port}{path}")


def _visit(driver: Any, address: str) -> None:
    """Go to the page and wait for the whole of it: on a busy machine `get` may return before its root is there."""
    driver.get(address)
    _until(lambda: driver.execute_script(_WHOLE), f"the whole of {address}")


def _denied(driver: Any, href: str) -> bool:
    """Whether the matrix of a story holds a denial."""
    _visit(driver, href)
    return bool(driver.find_elements("css selector", ".matrix .stance.deny"))


def _press(driver: Any, keys: str) -> None:
    driver.find_element("css selector", "body").send_keys(keys)


@pytest.mark.parametrize(
    ("language", "size"), [("ar", WIDE), ("en", PHONE)], ids=["Arabic, wide", "English, on a phone"]
)
def test_add_story_dispute_correct_undo_export(
    driver: Any, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    path = tmp_path / "fresh.ledger"
    Ledger(path).close()
    with serving(path) as port:
        sized(driver, size)
        _open(driver, port, f"/?lang={language}")
        assert driver.find_element("css selector", "html").get_attribute("dir") == {"ar": "rtl", "en": "ltr"}[language]

        # Add the sample pages, and see how far it is.
        files = "\n".join(str(page) for page in sorted(pages().iterdir()) if page.is_file())
        _one(driver, "input[type=file]").send_keys(files)
        _click(driver, "form[action='/add'] button")
        _until(lambda: "16" in _one(driver, ".stats a[href='/sources']").text, "the sixteen pages")

        # Go to the story with disputes; a cell of its matrix leads to the sentence.
        _open(driver, port, "/stories?order=largest")
        listed = "return [...document.querySelectorAll('[data-list] li')].filter((li) => li.querySelector('.tag'))"
        hrefs = _until(
            lambda: driver.execute_script(listed + ".map((li) => li.querySelector('a').href)"), "stories with disputes"
        )
        href = next(one for one in hrefs if _denied(driver, one))
        _visit(driver, href)
        assert driver.find_elements("css selector", ".matrix .stance.assert")
        assert driver.find_elements("css selector", "svg.graph .node")
        dispute = _one(driver, ".matrix tr.disputed th a[href^='/disputes/']").get_attribute("href")
        _send(driver, ".matrix td a")
        assert _one(driver, ".text .here").text

        # Settle the dispute, with a reason.
        _visit(driver, dispute)
        assert len(driver.find_elements("css selector", ".sideof")) >= 2
        assert not driver.find_elements("css selector", "#settle input:checked")  # nobody's side is taken beforehand
        _click(driver, "#settle input[value='1']")
        _one(driver, "#settle textarea").send_keys("سجل مستقل")
        _send(driver, "#settle button[value=settle]")
        assert _one(driver, "#told").is_displayed()
        assert driver.find_elements("css selector", ".head .status.settled")

        # Correct the stance of one of its claims; undo it.
        _send(driver, ".sideof a[href^='/review/claim']")
        claim = driver.current_url
        before = _one(driver, "#correct select[name=stance]").get_attribute("value")
        wanted = "question" if before != "question" else "confirm"
        _click(driver, f"#correct option[value={wanted}]")
        _send(driver, "#correct button.main")
        assert driver.find_elements("css selector", ".head .status.corrected")
        assert _one(driver, "#correct select[name=stance]").get_attribute("value") == wanted
        _send(driver, "#told button[value=undo]")
        _until(lambda: not driver.find_elements("css selector", ".head .status.corrected"), "the undoing")
        _visit(driver, claim.split("&told")[0])
        assert _one(driver, "#correct select[name=stance]").get_attribute("value") == before

        # Take it along.
        _open(driver, port, "/export")
        taken = driver.execute_async_script(
            "const done = arguments[0];"
            "Promise.all(['/export/jsonl', '/dossier'].map((one) => fetch(one).then((got) => got.text()))).then(done)"
        )
        assert len(taken[0].strip().splitlines()) == 16
        assert "<svg" in taken[1] and "سجل مستقل" not in taken[0]
        assert complaints(driver) == []
    with Ledger(path) as ledger:
        actions = [one.judgement.action for one in ledger.review.history().items]
        assert actions == ["undo", "correct", "settle"]
        assert ledger.verify() == ()


def _addresses(client: Client) -> dict[str, str]:
    story = client.get("/api/v1/stories?order=largest").json()["items"][0]["id"]
    dispute = client.get("/api/v1/disputes").json()["items"][0]["id"]
    outlet = client.get("/api/v1/outlets").json()[0]["outlet"].replace(":", "%3A")
    waiting = client.get("/api/v1/queue?limit=1").json()["items"][0]["stated"]
    claim = f"{waiting['doc']}%23{waiting['claim']['id']}"
    return {
        "overview": "/", "stories": "/stories", "story": f"/stories/{story}",
        "article": "/article/a1-madar.html?original=1", "disputes": "/disputes",
        "dispute": f"/disputes/{dispute}", "actor": "/actor/group%3Ajaysh-al-islam",
        "place": "/place/place%3Aeastern-ghouta", "outlet": f"/outlet/{outlet}", "review": "/review",
        "claim": f"/review/claim?ref={claim}", "search": "/search?q=stance%3Adeny", "sources": "/sources",
        "versions": "/compare?doc=a1-madar.html", "log": "/audit", "export": "/export", "api": "/api",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "size", "dark"),
    [("ar", WIDE, False), ("en", PHONE, True)],
    ids=["Arabic, wide, light", "English, on a phone, dark"],
)
def test_no_page_keeps_anybody_out(
    driver: Any, client: Client, language: str, size: tuple[int, int], dark: bool
) -> None:
    addresses = _addresses(client)
    sized(driver, size, dark=dark)
    _open(driver, client.port, f"/?lang={language}")
    found = {}
    for name, path in addresses.items():
        _open(driver, client.port, path)
        wide = driver.execute_script(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        found[name] = [*violations(driver), *([f"{wide} pixels too wide"] if wide > 0 else [])]
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert complaints(driver) == []


def test_the_queue_is_worked_through_by_keyboard_on_any_layout(driver: Any, tmp_path: Path) -> None:
    path = tmp_path / "keys.ledger"
    with Ledger(path) as ledger:
        ledger.add(*(str(page) for page in sorted(pages().glob("b*"))))
        waiting = [one.stated.ref for one in ledger.review.queue().items]
    with serving(path) as port:
        sized(driver, WIDE)
        _open(driver, port, "/?lang=ar")
        _press(driver, "/")
        assert driver.switch_to.active_element.get_attribute("id") == "find"
        driver.switch_to.active_element.send_keys("\ue00c")
        _press(driver, "gr")
        _until(lambda: driver.current_url.endswith("/review"), "the queue")
        _press(driver, "j")
        current = _one(driver, ".item[aria-current=true] [data-claim]").get_attribute("data-claim")
        assert waiting[1].endswith(current)
        # The key of "a" gives ش on an Arabic keyboard.
        driver.execute_script(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ش', code: 'KeyA', bubbles: true}))"
        )
        _one(driver, "#told")
        _press(driver, "u")
        _until(lambda: "told_undo" in driver.current_url, "the undoing")
        _press(driver, "x")
        _until(lambda: "told_reject" in driver.current_url, "the rejection")
        _press(driver, "?")
        assert _one(driver, "dialog[open]").is_displayed()
    with Ledger(path) as ledger:
        assert [one.judgement.action for one in ledger.review.history().items] == ["reject", "undo", "accept"]


def test_marked_words_are_counted_in_code_points(driver: Any, tmp_path: Path) -> None:
    page = tmp_path / "emoji.txt"
    page.write_text("خبر\n\n2018-03-12\n\n😀🇸🇾 قالَ الجيش السوري إن 12 مقاتلا قُتلوا في دوما.\n", "utf-8")
    with Ledger(tmp_path / "x.ledger") as ledger:
        ledger.add(str(page))
        document = ledger.document("emoji.txt")
    assert document is not None and document.claims
    text = document.article.text
    start = text.index("مقاتلا")
    with serving(tmp_path / "x.ledger") as port:
        sized(driver, WIDE)
        _open(driver, port, f"/review/claim?ref=emoji.txt%23{document.claims[0].id}")
        driver.execute_script(
            """
            const walk = document.createTreeWalker(document.querySelector("[data-choose]"), NodeFilter.SHOW_TEXT);
            while (walk.nextNode()) {
              const at = walk.currentNode.data.indexOf("مقاتلا");
              if (at < 0) continue;
              getSelection().setBaseAndExtent(walk.currentNode, at, walk.currentNode, at + 6);
              return;
            }
            """
        )
        _until(lambda: _one(driver, "[name=start]").get_attribute("value") == str(start), "the start of the words")
        assert _one(driver, "[name=end]").get_attribute("value") == str(start + 6)


def test_pictures_are_taken_as_png_and_the_brush_chooses_a_period(driver: Any, client: Client) -> None:
    sized(driver, WIDE)
    _open(driver, client.port, "/?lang=en")
    _click(driver, "[data-png]")
    width = _until(lambda: _one(driver, "[data-png]").get_attribute("data-done"), "the picture")
    assert int(width) >= 1000
    from selenium.webdriver import ActionChains

    bins = driver.find_elements("css selector", ".brush .bin .hit")
    driver.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", bins[0])
    ActionChains(driver).click_and_hold(bins[0]).move_to_element(bins[1]).release().perform()
    _until(lambda: "since=" in driver.current_url, "the period")
    assert _one(driver, "[name=since]").get_attribute("value") < _one(driver, "[name=until]").get_attribute("value")


def test_hovering_over_a_claim_shows_its_chain(driver: Any, client: Client) -> None:
    from selenium.webdriver import ActionChains

    sized(driver, WIDE)
    _open(driver, client.port, "/article/b1-sahil.txt?lang=ar")
    mark = _one(driver, ".text [data-claims]")
    driver.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", mark)
    ActionChains(driver).move_to_element(mark).perform()
    assert _one(driver, ".hovercard .chain").text
    assert driver.find_elements("css selector", ".side-list .said.lit")
