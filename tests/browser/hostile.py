"""A case in which everything that a publisher can write tries to leave its place in the page."""

import json
from pathlib import Path

FORMULA = '=cmd|"/C calc"!A0'


def attacks(port: int) -> str:
    """One line with every attack; whatever fetches is heard by the canary on `port`."""
    canary = f"http://127.0.0.1:{port}"
    return (
        f"![x]({canary}/p) # BIG $a$ :red[x] <script>window.pwned=1</script> "
        f'<img src="{canary}/i" onerror="window.pwned=1"> <svg onload="window.pwned=1"></svg> '
        f'<a href="https://evil.example">BBC</a> [link](javascript:window.pwned=1) '
        f'<iframe src="{canary}/f"></iframe> <form action="{canary}"><input></form> '
        f"<style>@import url({canary}/s)</style> &lt;b&gt; ' \" --> ]]> {{{{x}}}}"
    )


BODY = """The mayor of Ashford praised a splendid and shameful plan {n} on Monday. {attack}

# BIG

“This is a disgrace, {attack}” said Mayor {n} Holm of Ashford. $a$ and $$b$$ are no formulas.

“The outrageous plan is a “so-called” gift,” warned Ida {n} Berg. The brutal plan of Ashford may be
obvious, and the ruthless council of Ashford sold the bridge over the river for a paltry sum.

=cmd|"/C calc"!A0 is a line of the text. The council of Ashford sold the bridge in {n} sessions.
"""


def write(folder: Path, port: int) -> None:
    """Articles, a refused line and a refused file with hostile names into `folder`."""
    attack = attacks(port)
    outlets = (
        '<a href="https://evil.example">BBC</a>', f"![x](http://127.0.0.1:{port}/o) # BIG $a$",
        FORMULA, attack[:190],
    )  # fmt: skip
    rows: list[dict[str, str]] = [
        {
            "id": f"{n}-<script>window.pwned=1</script>", "outlet": outlet,
            "title": f"# BIG {n} {attack}", "author": f"{FORMULA} {attack}", "date": attack,
            "url": "javascript:window.pwned=1", "text": BODY.format(n=name, attack=attack),
        }
        for n, (outlet, name) in enumerate(zip(outlets, ("Una", "Dua", "Tria", "Qua"), strict=True))
    ]  # fmt: skip
    rows.append({"id": attack, "outlet": "", "title": attack, "text": ""})  # refused
    lines = [json.dumps(row, ensure_ascii=False) for row in rows] + ["{" + attack]
    (folder / "rows.jsonl").write_text("\n".join(lines), "utf-8")
    (folder / "<img src=x onerror=window.pwned=1> # BIG $a$.txt").write_text("", "utf-8")
