"""Writes the log for people and programs alike: a line of JSON for each thing that is said, with the time in UTC."""

import json
import logging
from datetime import UTC, datetime


class JsonLines(logging.Formatter):
    """When, how serious, which part of the service, what was said; and after a fault, where it came from."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "part": record.name,
            "said": record.getMessage(),
        }
        if record.exc_info:
            line["fault"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
