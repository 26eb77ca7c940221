"""How long each step of a run took, and the most memory it held; what is measured is never the day it is."""

import resource
import sys
from pathlib import Path
from time import perf_counter

# Linux counts in kibibytes, macOS in bytes.
_UNIT = 1 if sys.platform == "darwin" else 1024
_STATUS, _FORGET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


class Stopwatch:
    """Times the steps of a run: each lasts from when it is first told of until the next."""

    def __init__(self) -> None:
        self.steps: dict[str, float] = {}
        self._step, self._began = "", 0.0

    def tell(self, step: str, share: float = 0.0) -> None:
        """Hear that a step has begun, or how far it has come: fits the `progress` of every engine."""
        if step != self._step:
            self.stop()
            self._step, self._began = step, perf_counter()

    def stop(self) -> None:
        """End the step that is running."""
        if self._step:
            took = perf_counter() - self._began
            self.steps[self._step] = round(self.steps.get(self._step, 0.0) + took, 3)
            self._step = ""


def peak_megabytes() -> int:
    """Give the most memory this process has held since it began, or since the peak was last forgotten.

    A child that is started anew is credited with its parent's memory by getrusage, so Linux is asked itself.
    """
    if _STATUS.exists():
        held = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM:"))
        return round(int(held.split()[1]) * 1024 / 1e6)
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT / 1e6)


def peak_of_helpers_megabytes() -> int:
    """Give the most memory that any one helper process of this one has held."""
    return round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _UNIT / 1e6)


def forget_peak() -> None:
    """Begin anew to look for the peak, where the machine can: what follows is measured by itself."""
    if _FORGET.exists():
        _FORGET.write_text("5")
