export default {
  fetch(request, { UPSTREAM }) {
    const { pathname } = new URL(request.url);
    return fetch(new Request(UPSTREAM + pathname, request));
  },
};
