// The queue by keyboard, and without waiting for a page after each decision: the answer takes the entry's place, and the
// eye is at the next one already. Everything here is also a button that works without this file.
(() => {
  const queue = document.querySelector("[data-moderation-queue]");
  const keys = document.getElementById("moderation-keys");
  const said = document.querySelector("[data-moderation-said]");
  const decided = []; // numbers of the entries, for z
  const claimed = new Set();

  const entries = () => (queue ? [...queue.querySelectorAll("article")] : []);
  const current = () => document.activeElement.closest?.("[data-moderation-queue] article");

  const look = (entry) => {
    entry?.focus();
    entry?.scrollIntoView({ block: "nearest" });
  };

  const move = (step) => {
    const all = entries();
    const place = all.indexOf(current());
    look(all[place < 0 ? 0 : Math.min(Math.max(place + step, 0), all.length - 1)]);
  };

  const lookAtNext = (entry) => {
    const all = entries();
    const ahead = all.slice(all.indexOf(entry) + 1).find((other) => !other.matches(".is-done"));
    if (ahead) return look(ahead);
    (document.querySelector("[data-next-page]") ?? entry).focus();
  };

  const send = (which) => {
    const entry = current();
    const form = entry && !entry.matches(".is-done") && entry.querySelector(which);
    if (form && !form.dataset.sent) form.requestSubmit();
  };

  const openRejection = (entry) => {
    const rejection = entry?.querySelector("[data-rejection]");
    if (!rejection) return;
    rejection.open = true;
    rejection.querySelector("input[type=radio], select, textarea")?.focus();
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

  // The latest decision of this page is turned round: what was refused is published, what was published is rejected,
  // for which a rule is asked. There is no way back to "waiting".
  const undo = () => {
    const entry = document.getElementById(decided.pop());
    const way = entry?.querySelector("[data-undo]");
    if (!way) return;
    entry.classList.remove("is-done");
    look(entry);
    if (way.matches("details")) openRejection(entry);
    else way.requestSubmit();
  };

  const actions = {
    j: () => move(1),
    k: () => move(-1),
    a: () => send("[data-approval]"),
    s: () => send("[data-spam]"),
    f: () => send("[data-pick]"),
    r: () => openRejection(current()),
    x: () => current()?.querySelector("input[type=checkbox]")?.click(),
    v: () => current()?.querySelector("[data-proof]")?.click(),
    z: undo,
    "?": () => { keys.open = !keys.open; },
  };

  const isTyping = (target) => target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");

  if (queue?.dataset.keys !== "off") {
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
  }

  const answerTo = async (form, submitter) => {
    const body = new FormData(form, submitter);
    const answer = await fetch(form.action, {
      method: "POST", body, headers: { "X-Requested-With": "courant-queue" }, redirect: "manual",
    });
    const isEntry = [200, 400, 409].includes(answer.status);
    if (!isEntry) throw new Error(`answered ${answer.status}`);
    const holder = document.createElement("template");
    holder.innerHTML = await answer.text();
    return { entry: holder.content.querySelector("article"), isDone: answer.ok };
  };

  const decide = async (form, submitter) => {
    const old = form.closest("article");
    const { entry, isDone } = await answerTo(form, submitter);
    old.replaceWith(entry);
    if (said) said.textContent = isDone ? entry.dataset.done : "";
    if (!isDone) {
      entry.querySelector("[data-rejection][open]") ? openRejection(entry) : look(entry);
      return;
    }
    decided.push(entry.id);
    lookAtNext(entry);
  };

  queue?.addEventListener("submit", (event) => {
    const form = event.target;
    // A second Enter before the answer comes would meet the 409 that is meant for somebody else's decision.
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    if (!queue.matches("ol")) return; // a page of one comment is asked for anew
    event.preventDefault();
    // Where the answer is not what we know (logged out, gone, offline), the form is sent the plain way, which says why.
    decide(form, event.submitter).catch(() => form.submit());
  });

  // What one looks at is spared the others; it runs out by itself.
  queue?.addEventListener("focusin", (event) => {
    const entry = event.target.closest("article");
    const number = entry?.id.replace("comment-", "");
    const token = entry?.querySelector("[name=csrfmiddlewaretoken]");
    if (!queue.dataset.claims || !token || claimed.has(number)) return;
    claimed.add(number);
    const body = new URLSearchParams({ comment: number, csrfmiddlewaretoken: token.value });
    fetch(queue.dataset.claims, { method: "POST", body, headers: { "X-Requested-With": "courant-queue" } }).catch(() => {});
  });

  const aimed = location.hash.startsWith("#comment-") && document.getElementById(location.hash.slice(1));
  if (queue) (aimed || entries()[0])?.focus();
})();
