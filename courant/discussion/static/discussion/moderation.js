// The queue by keyboard: j k move, a approves, s calls it spam, r opens the rejection, a digit chooses its rule, Enter
// sends it.
// Everything here is also a button: without this file the queue works by tabbing and clicking.
(() => {
  const queue = document.querySelector("[data-moderation-queue]");
  const keys = document.getElementById("moderation-keys");
  const entries = queue ? [...queue.querySelectorAll("article")] : [];

  const current = () => document.activeElement.closest?.("[data-moderation-queue] article");

  const move = (step) => {
    const place = entries.indexOf(current());
    const target = entries[place < 0 ? 0 : Math.min(Math.max(place + step, 0), entries.length - 1)];
    target?.focus();
    target?.scrollIntoView({ block: "nearest" });
  };

  const send = (which) => {
    const form = current()?.querySelector(which);
    if (form && !form.dataset.sent) form.requestSubmit();
  };

  const openRejection = () => {
    const rejection = current()?.querySelector("[data-rejection]");
    if (!rejection) return;
    rejection.open = true;
    rejection.querySelector("input[type=radio], select").focus();
  };

  const closeRejection = () => {
    const entry = current();
    const rejection = entry?.querySelector("[data-rejection][open]");
    if (!rejection) return;
    rejection.open = false;
    entry.focus();
  };

  const chooseRule = (digit) => {
    const rule = current()?.querySelector(`[data-rejection][open] input[name=rule][value="${digit}"]`);
    if (!rule) return;
    rule.checked = true;
    rule.focus(); // Enter in a radio button sends its form
  };

  const actions = {
    j: () => move(1),
    k: () => move(-1),
    a: () => send("[data-approval]"),
    s: () => send("[data-spam]"),
    r: openRejection,
    "?": () => { keys.open = !keys.open; },
  };

  const isTyping = (target) => target.matches("textarea, select, input:not([type=radio])");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") return closeRejection();
    if (isTyping(event.target)) return;
    const isDigit = /^[0-9]$/.test(event.key);
    const action = isDigit ? () => chooseRule(event.key) : actions[event.key];
    if (!action) return;
    event.preventDefault(); // "?" would open Wagtail's own list of keys as well
    event.stopPropagation();
    action();
  }, true);

  // A second Enter before the answer comes would meet the 409 that is meant for somebody else's decision.
  queue?.addEventListener("submit", (event) => {
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "yes";
  });

  const aimed = location.hash.startsWith("#comment-") && document.getElementById(location.hash.slice(1));
  (aimed || entries[0])?.focus();
})();
