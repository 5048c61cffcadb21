// Runs pages.js as a browser does, in the head of a page that has no form yet, and prints what it asks for as somebody
// types and then presses the button: node live-filter.mjs pages.js
import { readFileSync } from "node:fs";
import vm from "node:vm";

class Emitter {
  #listeners = {};
  addEventListener(name, listener) {
    (this.#listeners[name] ??= []).push(listener);
  }
  emit(name, event = {}) {
    (this.#listeners[name] ?? []).forEach((listener) => listener(event));
  }
}

// Jenkins adds the last two fields to every form.
const form = new Emitter();
form.dataset = { complianceFilter: "services" };
form.fields = { q: "", state: "", "Jenkins-Crumb": "secret", json: "init" };
const document = new Emitter();
document.readyState = "loading";
document.forms = [];
document.querySelectorAll = () => document.forms;
document.getElementById = () => ({ replaceWith() {} });

const context = {
  document,
  window: {
    location: { href: "http://localhost/compliance/" },
    history: { replaceState: (state, title, url) => console.log("address " + url) },
    setTimeout: (task) => task(),
    clearTimeout() {},
  },
  URL,
  URLSearchParams,
  AbortController,
  FormData: class {
    constructor(of) {
      this.get = (name) => of.fields[name] ?? null;
      this[Symbol.iterator] = () => Object.entries(of.fields)[Symbol.iterator]();
    }
  },
  DOMParser: class {
    parseFromString() {
      return { getElementById: () => ({}) };
    }
  },
  fetch: async (url) => {
    console.log("fetch " + url);
    return { ok: true, text: async () => "" };
  },
};
vm.runInNewContext(readFileSync(process.argv[2], "utf8"), context);

document.forms = [form];
document.emit("DOMContentLoaded");
form.fields.q = "pay & go";
form.emit("input");
form.fields.state = "rejected";
form.emit("submit", { preventDefault: () => console.log("not sent") });
