// Replies below what they answer, new comments on offer, comments that wait for the server. After script.js.
'use strict';

const LOOK = 60_000;
const AGAIN = 10_000;
const find = (selector) => document.querySelector(selector);
const wait = (time) => new Promise((go) => setTimeout(go, time));

// The form moves under a comment, and back; which one it answers outlasts going back to this page, as the text does.
function writeReplies(write, { reply_to: field, text }) {
  const home = document.createComment('');
  const note = find('.replying');
  let link;
  write.before(home);

  const place = (id, hasFocus) => {
    const before = link;
    link = id && find(`.reply[data-id="${CSS.escape(id)}"]`);
    field.value = link ? id : '';
    note.hidden = !link;
    if (link) note.firstElementChild.textContent = link.ariaLabel;
    (link ? link.closest('article') : home).after(write);
    history.replaceState({ ...history.state, reply: field.value }, '');
    if (hasFocus) (link || before).focus();
    if (hasFocus && link) text.focus();
  };
  document.addEventListener('click', (event) => {
    const clicked = event.target.closest('.reply');
    if (!clicked || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    place(clicked.dataset.id, true);
  });
  note.lastElementChild.onclick = () => place('', true);
  write.onkeydown = ({ key }) => key === 'Escape' && link && place('', true);
  addEventListener('pageshow', () => history.state?.reply && place(history.state.reply));
  return (change) => {
    home.after(write);
    change();
    place(field.value);
  };
}

function sendWhenPossible(write, form, forget) {
  const notice = find('.waiting-notice');
  let state = '';
  addEventListener('pageshow', () => (state = ''));
  form.addEventListener('submit', async (event) => {
    if (state === 'sure') return;
    event.preventDefault();
    if (state) return;
    state = 'asking';
    while (!(notice.hidden = await answers(write.dataset.alive))) await wait(AGAIN);
    state = form.reportValidity() ? 'sure' : '';
    if (!state) return;
    forget();
    form.requestSubmit();
  });
}

// What is typed outlives the tab where the reader asked to be remembered; what is sent or unticked does not.
function keepDraft({ action, elements: { text, remember } }) {
  const place = `draft ${action}`;
  const forget = () => localStorage.removeItem(place);
  const keep = () => (remember.checked && text.value ? localStorage.setItem(place, text.value) : forget());
  const kept = localStorage.getItem(place);
  if (kept && !text.value) {
    remember.checked = remember.closest('details').open = true;
    text.value = kept;
    text.dispatchEvent(new Event('input'));
  }
  text.addEventListener('input', keep);
  remember.onchange = keep;
  return forget;
}

// Counted from the printed JSON while somebody looks; they come when the reader says so.
async function offer(place, around) {
  const link = place.firstElementChild;
  const { comments: address, words } = place.dataset;
  const load = (path) => fetch(path, { cache: 'no-cache' });
  const isNew = ({ id }) => !document.getElementById(id);
  let pages;

  link.onclick = async (event) => {
    event.preventDefault();
    if (pages > 1) return location.assign(address.replace('comments.json', 'comments/newest/'));
    const page = new DOMParser().parseFromString(await (await load(location.pathname)).text(), 'text/html');
    const said = page.querySelector('.said');
    const first = [...said.querySelectorAll('article')].find(isNew) ?? said;
    around(() => find('.said').replaceWith(said));
    link.hidden = true;
    first.tabIndex = -1;
    first.focus();
  };
  for (let pause = LOOK; ; ) {
    await wait(pause);
    if (document.hidden) continue;
    try {
      const { count, thread } = await (await load(address)).json();
      const more = count - find('#comments').dataset.count;
      pages = thread.pages;
      link.hidden = more < 1;
      link.textContent = words.replace('{number}', inDigits(more));
      pause = LOOK;
    } catch {
      pause *= 2;
    }
  }
}

const write = find('.write');
const around = write ? writeReplies(write, write.querySelector('form').elements) : (change) => change();
if (write) {
  const form = write.querySelector('form');
  let forget = () => {};
  try {
    forget = keepDraft(form);
  } catch {} // a browser that lets no page keep anything
  sendWhenPossible(write, form, forget);
}
if (find('.new-comments')) offer(find('.new-comments'), around);
