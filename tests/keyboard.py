"""Goes through a page with the Tab key alone: everything that can be pressed or filled in is come to, and is seen to be."""

from __future__ import annotations

from playwright.sync_api import Page

LISTEN = """() => {
  const come = new Set(), unmarked = new Set();
  document.addEventListener("focusin", ({ target }) => {
    come.add(target);
    const { outlineStyle, boxShadow } = getComputedStyle(target);
    if (outlineStyle === "none" && boxShadow === "none") unmarked.add(target);
  });
  const apart = (one) => one.disabled || one.type === "hidden" || one.ariaHidden === "true";
  window.controls = () => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter(
    (one) => !apart(one) && one.checkVisibility({ visibilityProperty: true }));
  window.left = () => {
    const groups = new Set([...come].filter((one) => one.type === "radio").map((one) => one.name));
    const rest = controls().filter((one) => !come.has(one) && !(one.type === "radio" && groups.has(one.name)));
    const words = (one) => one.outerHTML.slice(0, 120);
    return [...rest.map((one) => `not by Tab: ${words(one)}`), ...[...unmarked].map((one) => `no mark: ${words(one)}`)];
  };
  document.activeElement.blur();
  return controls().reduce((sum, one) => sum + (/date|time|month/.test(one.type) ? 8 : 1), 0);
}"""
"""Answers how often Tab is pressed until it has been everywhere: a field for a day or an hour has stops of its own."""
MORE = 4  # regions that scroll are come to as well


def troubles(page: Page) -> list[str]:
    """What the Tab key does not come to on this page, and what does not show that it has."""
    for _ in range(page.evaluate(LISTEN) + MORE):
        page.keyboard.press("Tab")
    found: list[str] = page.evaluate("left()")
    return found
