// What a printed page gains by script: a countdown, and a word in good time when
// the discussion is closed. Everything works without it.
'use strict';

const ZEROS = { arab: 0x0660, arabext: 0x06f0 };
const NEAR_THE_LIMIT = 100;
const RETRY = 30_000;
const PATIENCE = 20_000; // Tor is slow

const zero = ZEROS[document.documentElement.dataset.numbering];
const inDigits = (number) =>
  String(number)
    .replace('-', '\u2212')
    .replace(/\d/g, (digit) => (zero ? String.fromCharCode(zero + Number(digit)) : digit));

// Count as the server does: code points. A textarea's value has LF for every line break.
function countDown(textarea, counter, said) {
  const limit = Number(counter.dataset.limit);
  const wasInvalid = textarea.getAttribute('aria-invalid');
  let pause;

  const show = () => {
    const left = limit - [...textarea.value].length;
    counter.textContent = `${inDigits(left)} / ${inDigits(limit)}`;
    counter.classList.toggle('is-over', left < 0);
    if (left < 0) textarea.setAttribute('aria-invalid', 'true');
    else if (wasInvalid && textarea.value === textarea.defaultValue) textarea.setAttribute('aria-invalid', wasInvalid);
    else textarea.removeAttribute('aria-invalid');
    clearTimeout(pause);
    pause = setTimeout(() => announce(left), 1000);
  };
  const announce = (left) => {
    const words = left < 0 ? counter.dataset.over : counter.dataset.left;
    said.textContent = left <= NEAR_THE_LIMIT ? words.replace('{number}', inDigits(Math.abs(left))) : '';
  };

  textarea.addEventListener('input', show);
  addEventListener('pageshow', show); // the browser may have brought back a text
}

// Ask whether the application answers, once, before the reader begins to write; while it does not, say so.
function watch(part) {
  const notice = part.querySelector('.closed-notice');
  const buttons = part.querySelectorAll('button');
  let asked = false;

  const ask = async () => {
    const isOpen = await answers(part.dataset.alive);
    notice.hidden = isOpen;
    for (const button of buttons) button.disabled = !isOpen;
    if (!isOpen) setTimeout(ask, RETRY);
  };
  const askOnce = () => {
    if (!asked) ask();
    asked = true;
  };

  part.addEventListener('focusin', askOnce, { once: true });
  new IntersectionObserver((entries, observer) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    askOnce();
  }, { rootMargin: '400px' }).observe(part);
}

async function answers(address) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    return (await fetch(address, { cache: 'no-store', signal: stop.signal })).status === 204;
  } catch {
    return false; // no network, no server, or a copy on a disk
  } finally {
    clearTimeout(timer);
  }
}

// A folder unpacked from an archive has no server to find index.html.
function nameFiles() {
  for (const link of document.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href');
    if (!/^([a-z][a-z0-9+.-]*:|\/|#)/i.test(href)) link.setAttribute('href', href.replace(/\/(?=#|$)/, '/index.html'));
  }
}

const text = document.getElementById('comment-text');
const counter = document.getElementById('comment-counter');
if (counter) {
  countDown(text, counter, document.getElementById('comment-counter-said'));
}
for (const part of document.querySelectorAll('[data-live]')) watch(part);
if (location.protocol === 'file:') nameFiles();
