"""An optional second reader: Document, a language model's answer -> Document.

The user names an OpenAI-compatible endpoint (Ollama, llama.cpp, vLLM); nothing is asked otherwise. The model points at
words, it never writes: a proposal enters only when its evidence, trigger, cue, speakers, parties, places, times and
figures stand in the article, and every value is built from the words there by the rules that build the grammar's own.
Claims that it adds carry `second-reader:<model>` as their first rule.

    reader = SecondReader(endpoint("http://127.0.0.1:11434/v1"), "some-model", cache=Path("answers"))
    documents = reread(pipeline.read(["pages/"]), reader, warn=print)
"""

from riwaya.second.answer import Answer, AnswerError, Refusal
from riwaya.second.chat import Endpoint, endpoint
from riwaya.second.merging import Merged, merge
from riwaya.second.reader import SecondReader, reread

__all__ = ["Answer", "AnswerError", "Endpoint", "Merged", "Refusal", "SecondReader", "endpoint", "merge", "reread"]
