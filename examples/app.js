// An app with a bundler imports 'sharelink/element'. This one serves the package's dist/ as sharelink/.
import './sharelink/sharelink.element.js';

const staticHost = 'https://static.example.com';
const find = (id) => document.getElementById(id);
const secret = document.querySelector('shared-secret');

find('form').addEventListener('submit', (event) => {
  event.preventDefault();
  const link = find('share-link').value;
  const { href, pathname, hash } = new URL(link);
  find('worker').href = href;
  find('static').href = staticHost + pathname + hash;
  // As a property it stands nowhere in the document; an attribute would stay there.
  secret.link = link;
});

secret.addEventListener('sharelink-state', ({ detail: { state, outcome, viewSpent } }) => {
  find('told').textContent = [`State: ${state}`, outcome, viewSpent && `view spent: ${viewSpent}`]
    .filter(Boolean)
    .join(', ');
});
