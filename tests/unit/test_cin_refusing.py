"""A file that is no census return is refused with one gentle sentence, quickly, whatever was done to it."""

import os
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from frontdoor.intake.cin import reading
from frontdoor.intake.cin.reading import CannotRead
from tests.census import TODAY, census, child, episode, told

SAMPLES = Path(__file__).parents[1] / "samples" / "cin"
WHOLE = (SAMPLES / "CIN_Census_2026.xml").read_bytes()
LAUGHS = "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9))
BOMB = f'<?xml version="1.0"?><!DOCTYPE Message [<!ENTITY a "ha">{LAUGHS}]><Message>&j;</Message>'
OUTSIDE = '<!DOCTYPE Message [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + census(child(episode())).replace(
    "A1", "&x;"
)


def deep(levels: int) -> str:
    return census(child(episode(more="<a>" * levels + "</a>" * levels)))


REFUSED = {
    "empty": ("", "not XML"),
    "not XML": ("LAchildID,UPN\n1,2\n", "not XML"),
    "a spreadsheet": (b"PK\x03\x04" + bytes(range(256)), "not in the encoding|not XML"),
    "another document": ("<html><body/></html>", "not a census Message"),
    "another collection": (census(child(), collection="CLA"), "another collection"),
    "no authority": (census(child(), authority=""), "which local authority"),
    "no child": (census(), "holds no child"),
    "cut short": (WHOLE[: len(WHOLE) // 2], "stops in the middle"),
    "cut in a tag": (census(child())[:-3], "stops in the middle"),
    "crossed tags": ("<Message><Header></Message>", "not well-formed"),
    "two documents": (census(child(episode())) * 2, "not well-formed"),
    "wrong encoding": (census(child(number="é")).encode("latin-1"), "not in the encoding"),
    "unknown encoding": (census(child(), declaration='<?xml version="1.0" encoding="klingon"?>'), "encoding"),
    "utf-16 that is not": (
        census(child(), declaration='<?xml version="1.0" encoding="utf-16"?>'),
        "encoding",
    ),
    "entity bomb": (BOMB, "document type"),
    "outside entity": (OUTSIDE, "document type"),
    "a document type alone": (census(child(), declaration="<!DOCTYPE Message>"), "document type"),
    "deep": (deep(200_000), "nested deeper"),
    "deep outside a child": ("<Message>" + "<a>" * 50, "nested deeper"),
    "a giant child": (census(child(*[episode()] * 8_000)), "far larger"),
    "a giant word": (census(child(number="x" * 2_000_000)), "far larger"),
}


@pytest.mark.promise(18)
@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_return_is_refused_with_a_sentence(name):
    data, sentence = REFUSED[name]

    with pytest.raises(CannotRead, match=sentence) as refused:
        told(data)

    assert str(refused.value).endswith(".")


def test_a_giant_file_is_refused_by_its_size_without_being_read(tmp_path):
    giant = tmp_path / "giant.xml"
    with giant.open("wb") as file:
        file.truncate(1_000_000_000)

    with pytest.raises(CannotRead, match="larger than 64 MB"):
        reading.open_return(giant)


def test_what_is_not_a_file_is_refused(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "empty.xml").touch()

    for path, sentence in [
        (tmp_path, "not a file"),
        (pipe, "not a file"),
        (tmp_path / "empty.xml", "is empty"),
        (tmp_path / "nowhere.xml", "could not be opened"),
        (Path("bad\0name"), "could not be opened"),
    ]:
        with pytest.raises(CannotRead, match=sentence):
            reading.open_return(path)


def test_a_word_in_many_steps_does_not_take_for_ever(monkeypatch):
    monkeypatch.setattr(reading, "BYTES_AT_MOST", 10_000_000)

    with pytest.raises(CannotRead):
        told("<Message " + "a" * 9_000_000)


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ('<?xml version="1.0" encoding="windows-1252"?>', "cp1252"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?>', "latin-1"),
        ('<?xml version="1.0" encoding="UTF-16"?>', "utf-16"),
    ],
)
def test_an_honest_encoding_is_read(declared, codec):
    [record] = told(census(child(episode(), number="Zoë"), declaration=declared).encode(codec))

    assert record.record.person.la_child_id == "330:Zoë"


def test_namespaces_spacing_and_comments_make_no_difference():
    plain = census(child(episode()))
    dressed = plain.replace("<Message>", '<Message xmlns="urn:dfe">\n<!-- sent by hand -->').replace(
        "><", ">\n <"
    )

    assert told(dressed)[0].record.message_id == told(plain)[0].record.message_id


@pytest.mark.promise(18)
@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
@example(b"\x00")
@example(b"<?xml version='1.0' encoding='utf-7'?><Message/>")
@example(b"<Message>&nothing;</Message>")
def test_no_bytes_make_the_reader_stumble(data):
    with pytest.raises(CannotRead):
        list(reading.children(BytesIO(data)))


@pytest.mark.promise(18)
@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_damage_to_a_return_makes_the_reader_stumble(data):
    start = data.draw(st.integers(0, len(WHOLE)))
    end = data.draw(st.integers(start, min(len(WHOLE), start + 60)))
    damage = data.draw(
        st.binary(max_size=12) | st.sampled_from([b"&x;", b"\xff\xfe", b"<Child>", b"<![CDATA["])
    )

    # Refused with a sentence, or read: anything else that is raised fails the test.
    with suppress(CannotRead):
        assert told(WHOLE[:start] + damage + WHOLE[end:], TODAY)
