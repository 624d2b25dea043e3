"""A finished case as one zip, for its owner to keep."""

import io
import zipfile
from pathlib import Path

from analysis.case.layout import CURRENT, TOML, run_folder
from analysis.case.reading import current


def packed(case: Path, name: str = "my-case") -> bytes:
    """The case at `case` with its texts and its current run, in a folder of that name;
    unpacked, it opens with `parallax open my-case`."""
    run = run_folder(case, current(case))
    files = [case / TOML, case / CURRENT, *sorted(p for p in run.rglob("*") if p.is_file())]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.write(file, Path(name) / file.relative_to(case))
    return out.getvalue()
