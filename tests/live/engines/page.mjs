// For browsers: the question is the page's fragment, and the answer its text.
import { answer } from './steps.mjs';

const question = JSON.parse(decodeURIComponent(location.hash.slice(1)));
const told = await answer(question).catch((error) => ({ failed: String(error?.stack ?? error) }));
document.body.textContent = JSON.stringify(told);
