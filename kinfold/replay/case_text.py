"""Case files as text: YAML in which every value stays as it was written.

Plain YAML reads the surname No as false, 010 as eight and a wrong date as a fault in the program. Here every
value is text until a field says what it is, and a name written twice in one entry is refused.
"""

from pathlib import Path
from typing import Any

import yaml

from kinfold.replay.fields import CaseFileError


class _AsWritten(yaml.SafeLoader):
    # Only "<<" keeps its meaning (sharing fields between entries); no word, number or date is interpreted.
    yaml_implicit_resolvers = {"<": yaml.SafeLoader.yaml_implicit_resolvers["<"]}
    yaml_constructors = {
        tag: construct
        for tag, construct in yaml.SafeLoader.yaml_constructors.items()
        if tag is None or tag.endswith((":str", ":seq", ":map"))
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        names = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode) and key.value != "<<"]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise yaml.constructor.ConstructorError(
                None, None, f"'{twice}' is written twice in one entry", node.start_mark
            )
        return super().construct_mapping(node, deep=deep)


def read_yaml(path: str | Path) -> Any:
    """Read a case file as plain lists, mappings and text, or say in a sentence why it cannot be read."""
    try:
        text = Path(path).read_text("utf-8-sig")
    except OSError as error:
        raise CaseFileError(
            f"{path}: cannot be opened ({error.strerror}). Check the name of the file."
        ) from error
    except UnicodeDecodeError as error:
        raise CaseFileError(f"{path}: is not text in UTF-8. Save it again as UTF-8 text.") from error
    try:
        return yaml.load(text, Loader=_AsWritten)  # noqa: S506  a safe loader that interprets even less
    except yaml.YAMLError as error:
        raise CaseFileError(
            f"{path}: is not valid YAML{_place(error)}. Check indents, colons and quotes."
        ) from error
    except RecursionError as error:
        raise CaseFileError(f"{path}: entries are nested too deeply to be a case file.") from error


def _place(error: yaml.YAMLError) -> str:
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    where = f" at line {mark.line + 1}" if mark else ""
    return f"{where}: {problem}" if problem else where
