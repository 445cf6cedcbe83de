"""Tells what became of stories between two states of a collection: merged, split, renamed, ended.

A story is named by its first page, so most pages change no name. Where one does (an earlier page turns up, a page joins
two stories, a newer version leaves one), whoever holds the old id can be led to where its pages stand now. How a story
came to be what it is depends on the order in which pages came, so this is kept beside the collection, not in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riwaya.model import Story, StoryChange


def history(before: Iterable[Story], after: Iterable[Story]) -> tuple[StoryChange, ...]:
    """Return what became of the stories of `before`, ordered by id; of those that stayed or only grew, nothing."""
    old = {story.id: story for story in before}
    new = {story.id: story for story in after}
    place = {doc: story.id for story in new.values() for doc in story.docs}
    once = {doc: story.id for story in old.values() for doc in story.docs}
    return tuple(change for name in sorted(old) for change in _changes(old[name], new, place, once))


def _changes(story: Story, new: dict[str, Story], place: dict[str, str], once: dict[str, str]) -> Iterator[StoryChange]:
    now = tuple(sorted({place[doc] for doc in story.docs if doc in place}))
    if not now:
        yield StoryChange(story=story.id, kind="ended")
    elif len(now) > 1:
        yield StoryChange(story=story.id, kind="split", now=now)
    elif any(once.get(doc, story.id) != story.id for doc in new[now[0]].docs):
        yield StoryChange(story=story.id, kind="merged", now=now)
    elif now != (story.id,):
        yield StoryChange(story=story.id, kind="renamed", now=now)
