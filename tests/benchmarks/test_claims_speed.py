"""Measurements of the claim checker: per sentence beside quantulum3, and a long document. Nothing is asserted on time."""

import json
import warnings
from itertools import cycle, islice
from typing import Any

import pytest

from dashboard.claims.reader import read
from dashboard.ledger import Ledger
from dashboard.views.claims import check_text
from etl.lineage import ROOT

pytestmark = pytest.mark.bench
Benchmark = Any  # the fixture of pytest-benchmark, which has no types

SENTENCES = ROOT / "tests" / "specimens" / "claims" / "unseen-en.jsonl"
WORDS = 20_000


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    """The project's own English sentences."""
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["sentence"] for line in lines if line.strip()]


@pytest.fixture(scope="module")
def document(sentences: list[str]) -> str:
    """A text of twenty thousand words, sentence after sentence."""
    words = islice(cycle(word for sentence in sentences for word in sentence.split()), WORDS)
    return " ".join(words)


@pytest.mark.benchmark(group="claims: reading the English sentences, beside quantulum3")
def test_read_the_english_sentences(benchmark: Benchmark, sentences: list[str]) -> None:
    read(sentences[0])  # the lexicon is loaded once a process
    benchmark(lambda: [read(sentence, published="2024-07-03") for sentence in sentences])


@pytest.mark.benchmark(group="claims: reading the English sentences, beside quantulum3")
def test_peer_quantulum3_reads_the_english_sentences(benchmark: Benchmark, sentences: list[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # it warns that no classifier is installed; rules are what is compared
        from quantulum3 import parser  # type: ignore[import-untyped]  # noqa: PLC0415

        parser.parse(sentences[0])
        benchmark(lambda: [parser.parse(sentence) for sentence in sentences])


@pytest.mark.benchmark(group="claims: a document of 20,000 words (about 2 s)")
def test_read_a_long_document(benchmark: Benchmark, document: str) -> None:
    benchmark(read, document, published="2024-07-03")


@pytest.mark.benchmark(group="claims: a document of 20,000 words (about 2 s)")
def test_read_and_check_a_long_document(benchmark: Benchmark, document: str, ledger: Ledger) -> None:
    benchmark.pedantic(check_text, (document,), {"said_on": "2024-07-03", "ledger": ledger}, rounds=3)
