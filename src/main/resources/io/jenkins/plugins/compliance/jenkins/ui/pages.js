/*
 * Looks for services while somebody types. The form works without this: then it is sent, and the same page comes back.
 */
function lookWhileTyping(form) {
  const id = form.dataset.complianceFilter;
  const pause = 250;
  let timer = 0;
  let request = new AbortController();

  // Not all of the form: Jenkins adds fields of its own to it, such as the crumb, which has no place in an address.
  function address() {
    const fields = new FormData(form);
    const parameters = ["q", "state"].map((name) => [name, fields.get(name)]).filter(([, value]) => value);
    return new URL("?" + new URLSearchParams(parameters), window.location.href);
  }

  async function look() {
    request.abort();
    request = new AbortController();
    const url = address();
    try {
      const response = await fetch(url, { signal: request.signal, headers: { Accept: "text/html" } });
      if (!response.ok) {
        window.location.assign(url);
        return;
      }
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const found = page.getElementById(id);
      const shown = document.getElementById(id);
      if (found && shown) {
        shown.replaceWith(found);
        window.history.replaceState(null, "", url);
        window.Behaviour?.applySubtree(found, true);
      }
    } catch (error) {
      if (error.name !== "AbortError") {
        throw error;
      }
    }
  }

  form.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(look, pause);
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    window.clearTimeout(timer);
    look();
  });
}

function start() {
  document.querySelectorAll("form[data-compliance-filter]").forEach(lookWhileTyping);
}

// Jenkins puts the scripts of a page into its head, where there is no form yet.
if (document.readyState === "loading") {
  document.addEventListener("DOMContentLoaded", start);
} else {
  start();
}
