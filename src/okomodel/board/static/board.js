// The list keeps itself fresh, and what has the focus keeps it. All else works without a script.
const list = () => document.getElementById("list");

async function refresh() {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("list");
  if (!fresh || fresh.innerHTML === list().innerHTML) return;
  const focused = list().contains(document.activeElement) && document.activeElement.id;
  list().replaceWith(fresh);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

if (list()) {
  setInterval(() => document.hidden || refresh(), 30_000);
  addEventListener("focus", refresh);
}
