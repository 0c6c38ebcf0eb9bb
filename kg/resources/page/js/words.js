// What the page says, in the language chosen: labels, numbers, dates, and a line that sums up a fact.
"use strict";
(function (kg) {
  kg.lang = "fr";

  /** The words for a key such as `outcomes.elected`, with `{n}` filled in and `{n|singular|plural}` chosen; the key's last part if there are none. */
  kg.t = function (key, values) {
    let words = kg.data.strings[kg.lang];
    for (const part of key.split(".")) words = words && Object.hasOwn(words, part) ? words[part] : undefined;
    if (typeof words !== "string") return key.split(".").pop();
    const one = new Set(kg.lang === "fr" ? ["0", "1"] : ["1"]);
    const agreed = words.replace(/\{(\w+)\|([^|}]*)\|([^}]*)\}/g, (_, name, singular, plural) => (one.has(String(values && values[name])) ? singular : plural));
    return agreed.replace(/\{(\w+)\}/g, (_, name) => (values && name in values ? String(values[name]) : ""));
  };

  kg.number = (n, digits) => n.toLocaleString(kg.lang === "fr" ? "fr-FR" : "en-GB", { maximumFractionDigits: digits ?? 2 });
  /** A figure in percent, in one piece. */
  kg.percent = (n, digits) => kg.number(n, digits) + (kg.lang === "fr" ? "\u00a0%" : "%");

  /** An ISO date as precise as it is known: a year, a month, a day, a time. */
  kg.date = function (iso) {
    if (!iso) return kg.t("unknown_date");
    const m = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}))?)?)?/.exec(iso);
    if (!m) return iso;
    const day = new Date(Date.UTC(+m[1], m[2] ? +m[2] - 1 : 0, m[3] ? +m[3] : 1));
    /** @type {Intl.DateTimeFormatOptions} */
    const style = { timeZone: "UTC", year: "numeric" };
    if (m[2]) style.month = "long";
    if (m[3]) style.day = "numeric";
    return day.toLocaleDateString(kg.lang === "fr" ? "fr-FR" : "en-GB", style) + (m[4] ? ", " + m[4] : "");
  };

  const PERCENT = new Set(["share", "share_registered", "turnout", "abstention"]);
  const COUNT = new Set(["votes", "registered", "voters", "abstentions", "blank", "null", "blank_or_null", "cast", "seats_to_fill"]);

  kg.electionLabel = (key) => (Object.hasOwn(kg.data.labels, key) ? kg.data.labels[key] : String(key));

  /** One slot's value for people. */
  kg.value = function (_fact, slot, value) {
    if (slot === "outcome") return kg.t("outcomes." + value);
    if (slot === "status") return kg.t("statuses." + value);
    if (slot === "kind") return kg.t("endorsement_kinds." + value);
    if (slot === "round") return kg.t(value === 1 ? "round_1" : "round_n", { n: value });
    if (slot === "rank") return kg.t(value === 1 ? "rank_1" : "rank_n", { n: value });
    if (slot === "votes") return kg.t("votes_n", { n: kg.number(value) });
    if (slot === "seats") return kg.t("seats_n", { n: kg.number(value) });
    if (slot === "change") return (value > 0 ? "+" : "") + kg.number(value);
    if (slot === "share") return kg.percent(value);
    if (PERCENT.has(slot)) return kg.t("slots." + slot) + " " + kg.percent(value);
    if (COUNT.has(slot)) return kg.number(value) + " " + kg.t("slots." + slot);
    if (slot === "date" || slot === "since" || slot === "until") return kg.t("slots." + slot) + kg.colon() + kg.date(value);
    if (slot === "election") return kg.electionLabel(value);
    if (slot === "quote") return "« " + value + " »";
    if (slot === "recipient" || slot === "partner" || slot === "list_name" || slot === "position" || slot === "nuance")
      return kg.t("slots." + slot) + kg.colon() + value;
    return String(value);
  };

  /** Slots whose value names the subject, by type: they stand first and in bold. */
  const SUBJECT = { turnout: ["constituency"], seats: ["party"], endorsement: ["source"], statement: ["speaker"] };
  kg.subjectSlots = (fact) => SUBJECT[fact.type] || (fact.slots.person !== undefined ? ["person"] : ["party", "list_name"]);

  /** [[slot, text], …] of a fact in printing order. */
  kg.told = (fact) => Object.entries(fact.slots).map(([slot, value]) => [slot, kg.value(fact, slot, value)]);

  kg.sumUp = function (fact) {
    const subjects = kg.subjectSlots(fact);
    const parts = kg.told(fact);
    const first = parts.filter(([slot]) => subjects.includes(slot)).map(([, text]) => text);
    const rest = parts.filter(([slot]) => !subjects.includes(slot)).map(([slot, text]) => (slot === "target" ? "→ " + text : text));
    return { subject: first.join(", "), rest };
  };

  /** What stands between a name and what is said of it; French has a space before it. */
  kg.colon = () => (kg.lang === "fr" ? " : " : ": ");
  kg.kindLabel = (node) => kg.t("kinds." + node.kind);
})(window.kg);
