// Finding without accents and with typos. Goes in: words typed. Goes out: nodes, best first.
"use strict";
(function (kg) {
  const LIGATURES = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l" };
  kg.fold = (text) => text.toLowerCase().replace(/[œæßøł]/g, (c) => LIGATURES[c]).normalize("NFD").replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  const WEIGHT = { person: 4, contest: 3, election: 2, party: 2, office: 1 };
  let words = null; // every word of the graph once: [{word, letters, nodes}]

  /** Which of 32 groups of letters a word holds, as bits: words far apart in it are far apart in edits. */
  function letters(word) {
    let bits = 0;
    for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
    return bits;
  }
  function count(bits) {
    let n = 0;
    for (; bits; bits &= bits - 1) n += 1;
    return n;
  }
  function index() {
    const found = new Map();
    for (const node of kg.data.nodes) for (const word of new Set(kg.fold(node.label + " " + (node.also || "")).split(" "))) {
      if (!found.has(word)) found.set(word, []);
      found.get(word).push(node.index);
    }
    words = [...found].map(([word, nodes]) => ({ word, letters: letters(word), nodes }));
  }

  /** Whether `a` and `b` are within `limit` edits (insert, delete, replace, swap); stops as soon as they are not. */
  function near(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return false;
    let previous = null;
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        let best = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (previous && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, previous[j - 2] + 1);
        next[j] = best;
        if (best < least) least = best;
      }
      if (least > limit) return false;
      previous = row;
      row = next;
    }
    return row[b.length] <= limit;
  }

  const exact = (entry, word) => (entry.word === word ? 12 : entry.word.startsWith(word) ? 9 : entry.word.includes(word) ? 5 : 0);
  function typo(entry, word, bits) {
    const limit = word.length > 7 ? 2 : word.length > 3 ? 1 : 0;
    if (!limit || entry.word.length < word.length - limit || count(bits & ~entry.letters) > limit) return 0;
    return near(word, entry.word, limit) || (entry.word.length > word.length && near(word, entry.word.slice(0, word.length), limit)) ? 2 : 0;
  }

  /** Nodes that answer every word, by the sum of their scores. */
  function ranked(typed, score) {
    let totals = null;
    for (const word of typed) {
      const bits = letters(word);
      const here = new Map();
      for (const entry of words) {
        const points = score(entry, word, bits);
        if (points) for (const n of entry.nodes) if ((!totals || totals.has(n)) && points > (here.get(n) || 0)) here.set(n, points);
      }
      if (totals) for (const [n, points] of here) here.set(n, points + totals.get(n));
      totals = here;
    }
    const total = (n, points) => points + (WEIGHT[kg.data.nodes[n].kind] || 0) + Math.min(3, kg.data.edgesOf[n].length / 10);
    return [...totals].map(([n, points]) => ({ node: kg.data.nodes[n], score: total(n, points) }))
      .sort((a, b) => b.score - a.score || (a.node.label < b.node.label ? -1 : 1)).map((f) => f.node);
  }

  /** Makes the index while nothing else is asked for, so that the first letter typed finds it ready. */
  kg.startIndex = () => (window.requestIdleCallback || setTimeout)(() => words || index());

  kg.search = function (query) {
    if (!words) index();
    const typed = kg.fold(query).split(" ").filter(Boolean).slice(0, 8);
    if (!typed.length) return [];
    const found = ranked(typed, exact);
    return found.length ? found : ranked(typed, (entry, word, bits) => exact(entry, word) || typo(entry, word, bits));
  };
})(window.kg);
