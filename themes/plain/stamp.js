// A token against double sending, and a stamp: a small proof of work bound to the text, begun while the reader pauses.
// A browser that cannot compute it sends neither, and gets the preview page instead.
'use strict';

const PAUSE = 1500;
const LONGEST = 15_000; // then the reader is not kept waiting, and goes on by the preview page
const STAMP_BYTES = 4;
const AT_ONCE = 4; // tries, which the browser works on side by side: to ask it costs an old phone more than the work

const bytesOf = (words) => new TextEncoder().encode(words);

function newToken() {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

// Look for a number whose digest begins with enough zero bits; the browser does that beside the page.
async function compute(message, bits, rounds, isWanted) {
  const key = await crypto.subtle.importKey('raw', bytesOf(message), 'PBKDF2', false, ['deriveBits']);
  const isGood = async (number) => {
    const way = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(`courant ${number}`), iterations: rounds };
    const digest = await crypto.subtle.deriveBits(way, key, STAMP_BYTES * 8);
    return new DataView(digest).getUint32(0) >>> (32 - bits) === 0;
  };
  for (let first = 0; isWanted(); first += AT_ONCE) {
    const tries = Array.from({ length: AT_ONCE }, (_, place) => isGood(first + place));
    const found = (await Promise.all(tries)).indexOf(true);
    if (found !== -1) return String(first + found);
  }
  return '';
}

// The same text keeps its token, so that sending it again after a failure brings the same receipt. Who goes back to
// this page finds the text again, for browsers restore that, but no hidden fields: they wait in history.state.
function stampEach(form) {
  const { text, token, stamp, agree } = form.elements;
  const [bits, rounds] = form.dataset.stamp.split(' ').map(Number);
  const story = form.getAttribute('action').split('/').at(-2);
  let boundTo = null;
  let work = null;
  let pause;

  const begin = () => {
    if (boundTo === text.value && (stamp.value || work)) return work;
    if (boundTo !== text.value || !token.value) token.value = newToken();
    stamp.value = '';
    boundTo = text.value;
    const mine = token.value;
    const until = Date.now() + LONGEST;
    const isWanted = () => token.value === mine && Date.now() < until;
    work = compute([story, mine, agree.value, boundTo].join('\n'), bits, rounds, isWanted)
      .catch(() => '')
      .then((found) => {
        if (token.value === mine) stamp.value = found;
      });
    return work;
  };

  addEventListener('pageshow', () => {
    if (!token.value) ({ token: token.value, stamp: stamp.value } = { token: '', stamp: '', ...history.state });
    if (token.value) boundTo ??= text.value;
  });
  text.addEventListener('input', () => {
    clearTimeout(pause);
    if (text.value.trim()) pause = setTimeout(begin, PAUSE);
  });

  // Before other listeners: whoever else sends the form finds it complete.
  document.addEventListener('submit', async (event) => {
    if (event.target !== form) return;
    if (boundTo === text.value && (stamp.value || form.dataset.waited === token.value)) {
      history.replaceState({ ...history.state, token: token.value, stamp: stamp.value }, '');
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    await begin();
    form.dataset.waited = token.value; // stamped or not, this text is not kept waiting again
    form.requestSubmit(event.submitter);
  }, true);
}

const stamped = document.querySelector('form[data-stamp]');
if (stamped && globalThis.crypto?.subtle) stampEach(stamped);
