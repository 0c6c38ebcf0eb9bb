"""An extractor for tests of what stands around extraction: one statement for each quotation mark pair, an error on demand."""

from kg.facts import Quote, Statement


def extract(document):
    if "BOUM" in document.text:
        raise ValueError("a text that no rule foresaw")
    start = document.text.find("«")
    end = document.text.find("»") + 1
    if start < 0 or end <= start:
        return []
    quote = document.text[start:end]
    evidence = (Quote(start=start, end=end, quote=quote),)
    return [Statement(speaker="Anne Duval", quote=quote.strip("« »"), document=document.id, evidence=evidence)]
