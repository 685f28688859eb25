"""The desk's policy header lets nothing come from elsewhere, and hinders nothing of the desk's own."""

import re

from tests.browser.test_desk_walks import section_edit_address

MOST_PAGES = 60
NOT_FOLLOWED = re.compile(r"/(logout|delete|static|media|proof)/|export=|/-/|#")


def watched(page):
    """What Chromium says about the policy from now on: in its console, and by the event made for it."""
    said = []
    page.on("console", lambda message: "Content Security Policy" in message.text and said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', event => console.error("
        "'Content Security Policy', location.href, event.violatedDirective, event.blockedURI, event.sourceFile))"
    )
    return said


def shape(address):
    """Addresses that differ in numbers only are one page."""
    return re.sub(r"\d+", "0", address.partition("?")[0])


def test_the_desk_walked_from_link_to_link_meets_no_obstacle(newsroom, open_desk):
    page = open_desk("admin")
    said, seen, ahead = watched(page), {}, [f"{newsroom.base}/desk/"]
    while ahead and len(seen) < MOST_PAGES:
        address = ahead.pop(0)
        if shape(address) in seen or NOT_FOLLOWED.search(address.removeprefix(newsroom.base)):
            continue
        response = page.goto(address)
        seen[shape(address)] = response.headers.get("content-security-policy", "")
        ahead += page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        ahead = [link for link in ahead if link.startswith(f"{newsroom.base}/desk/")]
    assert len(seen) > 25 and said == []
    assert all("script-src 'self' 'unsafe-inline';" in policy for policy in seen.values())
    assert not [policy for policy in seen.values() if "http" in policy or "*" in policy or "unsafe-eval" in policy]


def test_writing_choosing_and_previewing_meet_no_obstacle(newsroom, open_desk):
    page = open_desk("editor")
    said = watched(page)
    section = section_edit_address(page, newsroom)
    page.goto(f"{newsroom.base}/desk/pages/add/desk/storypage/{section}/")
    page.fill("[name=title]", "A story under a policy")
    stream = "[data-streamfield-stream-container]"
    page.locator(f"[data-contentpath=body] {stream} button[title='Insert a block']").first.click()
    page.get_by_role("option", name="Paragraph").click()
    page.locator("[data-contentpath=body] [contenteditable=true]").first.click()
    page.keyboard.type("Words that are typed.")
    page.get_by_role("button", name="Toggle preview").click()
    page.frame_locator("#w-preview-iframe").locator("h1").first.wait_for()
    page.locator("[data-contentpath=lead_photo] button[title='Insert a block']").first.click()
    page.locator("[data-contentpath=lead_photo] [data-chooser-action-choose]").first.click()
    page.locator(".modal-content img").first.wait_for()
    assert page.evaluate("document.querySelector('.modal-content img').naturalWidth") > 0
    assert said == []


def test_a_script_from_elsewhere_does_not_run(newsroom, open_desk):
    page = open_desk("editor")
    said = watched(page)
    page.goto(f"{newsroom.base}/desk/account/")
    page.evaluate(
        "document.head.append(Object.assign(document.createElement('script'), {src: 'http://127.0.0.1:9/x.js'}))"
    )
    page.evaluate("fetch('http://127.0.0.1:9/').catch(() => 0)")
    page.wait_for_timeout(100)
    assert any("script-src" in line for line in said) and any("connect-src" in line for line in said)
