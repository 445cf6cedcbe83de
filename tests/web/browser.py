"""A headless Chromium that speaks to nobody but the server under test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

#: Where `.ci/run` and `npm install --prefix .tools axe-core@4` put the accessibility checker.
AXE = Path(__file__).parents[2] / ".tools/node_modules/axe-core/axe.min.js"
WIDE, PHONE = (1360, 900), (390, 844)
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip


@contextmanager
def chromium(profile: Path) -> Iterator[Any]:
    """Start Chromium with an empty profile; skip the test where there is none."""
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if browser is None or driver is None:
        pytest.skip("needs chromium and chromedriver: apt-get install chromium chromium-driver")
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for flag in (*_FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    found = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    try:
        yield found
    finally:
        found.quit()


def sized(driver: Any, size: tuple[int, int], *, dark: bool = False) -> None:
    """Give the window a size, and the scheme that its owner prefers."""
    width, height = size
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})


def violations(driver: Any) -> list[str]:
    """Return the serious and critical violations of WCAG 2.2 A and AA that axe-core finds on the page."""
    if not AXE.exists():
        pytest.skip("needs axe-core: npm install --prefix .tools axe-core@4")
    if not driver.execute_script("return Boolean(window.axe)"):
        driver.execute_script(AXE.read_text("utf-8"))
    found = driver.execute_async_script(
        """
        const done = arguments[arguments.length - 1];
        const only = {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]};
        axe.run(document, {runOnly: only, resultTypes: ["violations"], iframes: false})
          .then((result) => done(result.violations.filter((one) => ["serious", "critical"].includes(one.impact))
            .map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160) + " " +
              node.any.map((a) => a.message).join(" ").slice(0, 160)).join(" | ")}`)));
        """
    )
    return list(found)


def complaints(driver: Any) -> list[str]:
    """Return what the browser complained about: scripts that failed, things that the policy refused."""
    return [entry["message"] for entry in driver.get_log("browser") if entry["level"] == "SEVERE"]
