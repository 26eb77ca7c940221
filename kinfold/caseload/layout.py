"""The columns of each file of a caseload, in order, and what each may hold.

Words that come back often (kinds, agencies) are stored once for each row group and numbered; a day may be missing
where the record has none; an empty word stands for "not said", as it does in `kinfold.records`.
"""

from typing import Any

import pyarrow as pa

ROW_GROUP = 65_536

WORD, TEXT, DAY = pa.dictionary(pa.int32(), pa.string()), pa.string(), pa.date32()
NAMES = pa.list_(pa.string())


def _schema(**columns: Any) -> Any:
    # What a record must have may not be missing; a file that breaks this is refused when it is written.
    may_lack = {"born", "known_to", "withdrawn", "harm_on"}
    return pa.schema([pa.field(name, kind, nullable=name in may_lack) for name, kind in columns.items()])


PEOPLE = _schema(family=pa.int64(), id=TEXT, name=TEXT, born=DAY, sex=WORD, taken_as_child=pa.bool_())

TIES = _schema(family=pa.int64(), id=TEXT, a=TEXT, b=TEXT, type=WORD, known_from=DAY, known_to=DAY)

EVENTS = _schema(
    family=pa.int64(),
    id=TEXT,
    kind=WORD,
    subtype=WORD,
    agency=WORD,
    occurred=DAY,
    recorded=DAY,
    withdrawn=DAY,
    order=pa.int64(),
    about=NAMES,
    named=NAMES,
    seen=NAMES,
    looked_at=NAMES,
    assessed=NAMES,
    attended=NAMES,
    with_agencies=NAMES,
    victim=TEXT,
    suspect=TEXT,
    referral=TEXT,
    concern=WORD,
    text=TEXT,
)

# What stands beside the caseload of a made-up city: never read by a rule.
MENTIONS = _schema(
    family=pa.int64(),
    record=TEXT,
    agency=WORD,
    told_on=DAY,
    person=TEXT,
    name=TEXT,
    forenames=TEXT,
    surname=TEXT,
    born=DAY,
    born_precision=WORD,
    sex=WORD,
    address=TEXT,
    postcode=TEXT,
    phone=TEXT,
    nhs_number=TEXT,
    upn=TEXT,
    former_upn=TEXT,
    role=WORD,
    described_as_child=pa.bool_(),
    mother_name=TEXT,
    birth_order=pa.int8(),
    errors=NAMES,
)

TRUTH = _schema(
    family=pa.int64(),
    shape=WORD,
    harm_on=DAY,
    harmed=TEXT,
    deprivation=pa.int8(),
    people=pa.int32(),
    children=pa.int32(),
    community=WORD,
)

COLUMNS = {"people": PEOPLE, "ties": TIES, "events": EVENTS}
