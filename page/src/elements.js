// @ts-check
// Elements of the page: found by their id, and made from a name, properties and children.
// Texts become text nodes, never markup.

/**
 * @template {HTMLElement} [Kind=HTMLElement]
 * @param {string} id
 * @returns {Kind}
 */
export function byId(id) {
  return /** @type {Kind} */ (document.getElementById(id));
}

/**
 * An input, a select or a textarea, by its id.
 * @param {string} id
 * @returns {HTMLInputElement}
 */
export function field(id) {
  return /** @type {HTMLInputElement} */ (document.getElementById(id));
}

/** @typedef {Node | string | undefined | false} Child */

/**
 * @param {string} name of an element, with `.class` behind it
 * @param {{ [name: string]: unknown }} [properties] attributes; functions are listeners
 * @param {Child[]} children
 * @returns {HTMLElement}
 */
export function made(name, properties = {}, ...children) {
  const [tag = 'div', ...classes] = name.split('.');
  const element = document.createElement(tag);
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [property, value] of Object.entries(properties)) {
    if (typeof value === 'function') element.addEventListener(property, /** @type {EventListener} */ (value));
    else if (value !== undefined && value !== false) element.setAttribute(property, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== undefined && child !== false).map((child) => /** @type {Node | string} */ (child)));
  return element;
}

/**
 * Shows what is wrong with a field, in words beside it; the empty text is nothing wrong.
 * @param {string} id
 * @param {string} message
 */
export function complain(id, message) {
  const place = document.getElementById(`${id}-error`);
  if (place !== null && place.textContent !== message) place.textContent = message;
  document.getElementById(id)?.setAttribute('aria-invalid', String(message !== ''));
}

/**
 * A button that copies a text.
 * @param {() => string} text
 * @param {string} what for people who cannot see what is beside it
 */
export function copyButton(text, what) {
  const button = made('button.quiet.copy', { type: 'button', 'aria-label': `Copy ${what}` }, 'Copy');
  button.addEventListener('click', async () => {
    const done = await copied(text());
    button.textContent = done ? 'Copied' : 'Press Ctrl+C';
    setTimeout(() => (button.textContent = 'Copy'), 2000);
  });
  return button;
}

/**
 * Puts a text on the clipboard; from file:// some browsers allow that only the old way.
 * @param {string} text
 */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = /** @type {HTMLTextAreaElement} */ (made('textarea.visually-hidden', { 'aria-hidden': 'true' }));
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

/**
 * Code with a button that copies it.
 * @param {string} text
 * @param {string} what
 */
export function code(text, what) {
  return made('div.code', {}, made('pre', { tabindex: '0', 'aria-label': what }, text), copyButton(() => text, what));
}

/**
 * Buttons of which one is pressed, and what it shows: tabs as the ARIA practices have them.
 * @param {HTMLElement} list with its `role=tab` buttons inside
 * @param {(tab: HTMLElement) => void} show
 */
export function tabs(list, show) {
  const all = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll('[role=tab]')]);
  const select = (/** @type {HTMLElement} */ chosen) => {
    for (const tab of all()) {
      tab.setAttribute('aria-selected', String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
    }
    show(chosen);
  };
  list.addEventListener('click', (event) => {
    const tab = /** @type {HTMLElement} */ (event.target).closest('[role=tab]');
    if (tab) select(/** @type {HTMLElement} */ (tab));
  });
  list.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const tabs = all();
    const here = tabs.indexOf(/** @type {HTMLElement} */ (event.target));
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : step && (here + step + tabs.length) % tabs.length;
    const tab = next === undefined ? undefined : tabs[next];
    if (here < 0 || tab === undefined) return;
    event.preventDefault();
    select(tab);
    tab.focus();
  });
  return select;
}
