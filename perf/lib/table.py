"""The table that is printed."""

import os
import platform
from dataclasses import dataclass

TITLES = ["what", "Sluice", "reference", "ratio", "goal", "", "CPU", "conditions"]


@dataclass
class Row:
    """
    One line. The ratio has the goal's sense: with least set it should be at least so much, with
    most at most so much; with neither there is nothing to reach.
    """

    what: str
    sluice: str
    reference: str = "-"
    ratio: float | None = None
    least: float | None = None
    most: float | None = None
    cpu: str = "-"
    conditions: str = ""

    def cells(self):
        goal, verdict = "-", ""
        if self.least is not None:
            goal, verdict = f">= {self.least:g}", "ok" if self.ratio >= self.least else "MISSED"
        if self.most is not None:
            goal, verdict = f"<= {self.most:g}", "ok" if self.ratio <= self.most else "MISSED"
        ratio = "-" if self.ratio is None else f"{self.ratio:.3g}"
        return [
            self.what, self.sluice, self.reference, ratio, goal, verdict, self.cpu, self.conditions
        ]


def text(rows):
    lines = [TITLES] + [row.cells() for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(TITLES))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in lines
    )


def machine():
    load = "/".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{os.cpu_count()} cores, {platform.system()} {platform.release()}, load {load}"
