// The page of questions: an editor in place of the text field, answers without leaving the page, tables that sort. Without it the form works all the same.
"use strict";
(function () {
  /** @type {(id: string) => any} */
  const byId = (id) => document.getElementById(id);
  const LONGEST_ADDRESS = 6000; // characters of a question that the address keeps; longer ones are sent as a form
  const { terms, prefixes } = JSON.parse(byId("terms").textContent);
  const form = byId("ask");
  const field = byId("query");
  /** @type {any} */
  let editor = null;
  /** @type {any} */
  let mark = null;
  /** @type {AbortController | null} */
  let asking = null;

  // -- the editor

  /** Terms that begin as what is typed, or whose label holds it. */
  function completions(typed) {
    const wanted = typed.toLowerCase();
    const names = Object.keys(terms);
    const first = names.filter((name) => name.toLowerCase().startsWith(wanted));
    const word = wanted.replace(/^[a-z]*:/, "");
    const rest = word.length < 3 ? [] : names.filter((name) => !first.includes(name) && (name.toLowerCase().includes(word) || terms[name].toLowerCase().includes(word)));
    return [...first, ...rest].slice(0, 60);
  }
  const completer = {
    name: "terms", bulk: false, autoShow: false, persistenceId: null,
    isValidCompletionPosition: (yasqe) => !/comment|^string$|atom/.test(yasqe.getCompleteToken().type || ""),
    get: (_yasqe, token) => completions(token ? token.string.trim() : ""),
    postprocessHints: (_yasqe, hints) => hints.map((hint) => ({ ...hint, displayText: terms[hint.text] ? hint.text + " · " + terms[hint.text] : hint.text })),
  };
  function startEditor() {
    const { Yasqe } = /** @type {any} */ (window).Yasqe.Yasqe ? /** @type {any} */ (window).Yasqe : { Yasqe: /** @type {any} */ (window).Yasqe };
    Yasqe.defaults.autocompleters = []; // those of the editor ask servers of the web
    Yasqe.registerAutocompleter(completer, false);
    const box = document.createElement("div");
    field.after(box);
    field.hidden = true;
    editor = new Yasqe(box, {
      value: "", persistenceId: null, createShareableLink: null, consumeShareLink: null, createShortLink: null, prefixCcApi: null,
      showQueryButton: false, resizeable: false, editorHeight: "auto", autocompleters: ["variables", "terms"], collapsePrefixesOnLoad: false, lineWrapping: true,
      viewportMargin: Infinity, screenReaderLabel: byId("query-label").textContent, extraKeys: {
        "Ctrl-Enter": () => ask(), "Cmd-Enter": () => ask(), "Ctrl-Space": (yasqe) => yasqe.autocomplete(), "Ctrl-/": (yasqe) => yasqe.commentLines(),
        "Shift-Ctrl-F": (yasqe) => yasqe.autoformat(), Esc: (yasqe) => leave(yasqe), Tab: false, "Shift-Tab": false,
      },
    });
    // Prefixes that questions need not declare are declared to the checker of syntax.
    const mode = editor.getMode();
    const start = mode.startState;
    mode.startState = (...given) => { const state = start.apply(mode, given); Object.assign(state.prefixes, prefixes); return state; };
    editor.showNotification = () => {}; // it speaks English; what it says stands above the editor
    editor.setValue(field.value);
    editor.clearHistory();
    editor.getInputField().setAttribute("aria-labelledby", "query-label");
    editor.on("change", () => { if (mark) mark.clear(); mark = null; });
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".with-script"))) node.hidden = false;
  }
  /** Gives the keyboard back to the page. */
  const leave = (yasqe) => { yasqe.getInputField().blur(); form.querySelector("button").focus(); };

  /** Shows where a question is at fault: the word marked, the cursor before it. */
  function showFault() {
    const wrong = byId("answer").querySelector("[data-line]");
    if (!wrong || !editor) return;
    const line = Number(wrong.dataset.line) - 1;
    const from = { line, ch: Number(wrong.dataset.start) - 1 };
    mark = editor.markText(from, { line, ch: Number(wrong.dataset.end) - 1 }, { className: "at-fault" });
    editor.setCursor(from);
    editor.focus();
  }

  // -- asking

  const parsed = (html) => new DOMParser().parseFromString(html, "text/html");
  /** Sends a question and puts the answer in its place; the address names the question, so that it can be sent to somebody. */
  async function send(address, init, kept) {
    asking?.abort();
    const mine = (asking = new AbortController());
    byId("stop").hidden = false;
    byId("busy").textContent = "Réponse en cours…";
    byId("answer").classList.add("stale");
    try {
      const response = await fetch(address, { ...init, signal: mine.signal });
      const page = parsed(await response.text());
      byId("answer").replaceWith(document.adoptNode(page.getElementById("answer")));
      if (kept) history.pushState(null, "", kept);
      byId("busy").textContent = "";
      settle();
      return page;
    } catch (error) {
      if (mine !== asking) return null; // another question was asked meanwhile
      byId("answer").classList.remove("stale");
      byId("busy").textContent = mine.signal.aborted ? "Arrêté." : "Le serveur ne répond pas.";
      if (!mine.signal.aborted) throw error;
      return null;
    } finally {
      if (mine === asking) byId("stop").hidden = true;
    }
  }
  function ask() {
    const question = editor ? editor.getValue() : field.value;
    const body = new URLSearchParams({ query: question });
    const address = "/query?" + body;
    return question.length > LONGEST_ADDRESS ? send("/query", { method: "POST", body }, null) : send(address, {}, address);
  }
  /** Asks a question of the library and puts its text into the editor. */
  async function askNamed(asked) {
    const given = new URLSearchParams([...new FormData(asked)].filter(([, value]) => value !== "").map(([name, value]) => [name, String(value)]));
    const address = "/query?" + given;
    const page = await send(address, {}, address);
    const found = /** @type {any} */ (page && page.getElementById("query"));
    if (!found) return;
    if (editor) { editor.setValue(found.value); editor.refresh(); showFault(); }
    byId("answer").focus({ preventScroll: true });
  }

  // -- the answer

  const order = new Intl.Collator("fr", { numeric: true, sensitivity: "base" });
  const number = (text) => (/^[+-]?\d+([.,]\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text.replace(",", ".")) : null);
  /** Lets every column of a table sort it; empty cells stay last. */
  function sortable(table) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const cells = rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const numeric = cells.some((row) => row[column]) && cells.every((row) => !row[column] || number(row[column]) !== null);
      if (numeric) rows.forEach((row) => row.cells[column].classList.add("number"));
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) { other.removeAttribute("aria-sort"); other.firstChild.textContent = other.firstChild.textContent.replace(/ [↑↓]$/, ""); }
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        button.textContent += down ? " ↓" : " ↑";
        const compare = (a, b) => (numeric ? number(a) - number(b) : order.compare(a, b)) * (down ? -1 : 1);
        const places = rows.map((_, i) => i).sort((i, j) => {
          const [a, b] = [cells[i][column], cells[j][column]];
          return (a === "" ? 1 : 0) - (b === "" ? 1 : 0) || (a && b && compare(a, b)) || i - j;
        });
        body.append(...places.map((i) => rows[i]));
      });
    });
  }
  function settle() {
    byId("answer").querySelectorAll("table").forEach(sortable);
    showFault();
  }

  function filterLibrary() {
    const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
    const wanted = fold(byId("library-filter").value).split(/\s+/).filter(Boolean);
    for (const item of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#library > li"))) item.hidden = !wanted.every((word) => fold(item.textContent).includes(word));
  }

  startEditor();
  settle();
  form.addEventListener("submit", (event) => { event.preventDefault(); void ask(); });
  byId("stop").addEventListener("click", () => asking?.abort());
  byId("library").addEventListener("submit", (event) => { event.preventDefault(); void askNamed(event.target); });
  byId("library-filter").addEventListener("input", filterLibrary);
  window.addEventListener("popstate", () => location.reload());
})();
